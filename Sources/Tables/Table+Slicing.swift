extension Table {
  /// Its rows, from the first to the last, as ranges of about the same length.
  ///
  /// - Precondition: `most`, the most rows of one, is at least 1.
  func slices(most: Int) -> [Range<Int>] {
    precondition(most > 0, "slices of \(most) rows")
    let count = (rowCount + most - 1) / most
    return (0..<count).map { rowCount * $0 / count..<rowCount * ($0 + 1) / count }
  }

  /// Some of its rows; the table itself where these are all.
  ///
  /// - Precondition: The range lies inside the table.
  func rows(_ range: Range<Int>) -> Table {
    range == 0..<rowCount ? self : Table(schema, columns.map { $0.rows(range) })
  }
}

extension Column {
  fileprivate func rows(_ range: Range<Int>) -> Column {
    switch self {
    case .string(let column): .string(column.rows(range))
    case .int32(let column): .int32(column.rows(range))
    case .int64(let column): .int64(column.rows(range))
    case .float64(let column): .float64(column.rows(range))
    case .bool(let column): .bool(column.rows(range))
    case .date(let column): .date(column.rows(range))
    }
  }
}

extension Validity {
  fileprivate func rows(_ range: Range<Int>) -> Validity {
    nullCount == 0 ? Validity() : Validity(Array(flags[range]))
  }
}

extension ValueColumn {
  fileprivate func rows(_ range: Range<Int>) -> ValueColumn {
    ValueColumn(Array(values[range]), validity.rows(range))
  }
}

extension StringColumn {
  fileprivate func rows(_ range: Range<Int>) -> StringColumn {
    isRuns ? runs(range) : singleRows(range)
  }

  private func singleRows(_ range: Range<Int>) -> StringColumn {
    let start = range.lowerBound == 0 ? 0 : ends[range.lowerBound - 1]
    let end = range.isEmpty ? start : ends[range.upperBound - 1]
    return StringColumn(
      bytes: Array(bytes[Int(start)..<Int(end)]), ends: ends[range].map { $0 - start },
      validity: validity.rows(range))
  }

  /// The runs that lie in the range, as far as they do.
  private func runs(_ range: Range<Int>) -> StringColumn {
    var slice = (bytes: [UInt8](), ends: [Int32](), runEnds: [Int32]())
    for (index, runEnd) in runEnds.enumerated() {
      let start = max(index == 0 ? 0 : Int(runEnds[index - 1]), range.lowerBound)
      let end = min(Int(runEnd), range.upperBound)
      guard start < end else { continue }
      slice.bytes += bytes[self.range(index)]
      slice.ends.append(Int32(slice.bytes.count))
      slice.runEnds.append(Int32(end - range.lowerBound))
    }
    return StringColumn(bytes: slice.bytes, ends: slice.ends, runEnds: slice.runEnds)
  }
}
