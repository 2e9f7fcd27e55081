/// Values for each row, made of fewer.
extension StoredNumber {
  /// Each value in all rows of its run.
  ///
  /// - Precondition: As many values as runs; `ends` ascend from more than 0 on.
  @inline(__always)
  static func filled(_ values: Span<Self>, _ ends: Span<Int32>) -> [Self] {
    precondition(values.count == ends.count, "\(values.count) values of \(ends.count) runs")
    let count = ends.isEmpty ? 0 : Int(ends[ends.count - 1])
    return unsafe [Self](unsafeUninitializedCapacity: count) { target, filled in
      var row = 0
      for run in ends.indices {
        let end = Int(ends[run])
        precondition(row <= end && end <= count, "runs that do not ascend")
        // SAFETY: the rows of the run lie inside `count`.
        for index in row..<end { unsafe target.initializeElement(at: index, to: values[run]) }
        row = end
      }
      filled = count
    }
  }

  /// For each row, how many rows of its run are before it.
  ///
  /// - Precondition: `ends` ascend from more than 0 on.
  @inline(__always)
  static func counted(_ ends: Span<Int32>) -> [Self] {
    let count = ends.isEmpty ? 0 : Int(ends[ends.count - 1])
    return unsafe [Self](unsafeUninitializedCapacity: count) { target, filled in
      var row = 0
      for run in ends.indices {
        let end = Int(ends[run])
        precondition(row <= end && end <= count, "runs that do not ascend")
        // SAFETY: the rows of the run lie inside `count`.
        for index in row..<end {
          unsafe target.initializeElement(at: index, to: Self(truncatingIfNeeded: index &- row))
        }
        row = end
      }
      filled = count
    }
  }

  /// What stands in `entries` at each of the places.
  ///
  /// - Precondition: Every place is one of `entries`.
  @inline(__always)
  static func looked(up places: Span<Int32>, in entries: Span<Self>) -> [Self] {
    unsafe [Self](unsafeUninitializedCapacity: places.count) { target, filled in
      for index in places.indices {
        // SAFETY: there is room for as many as there are places.
        unsafe target.initializeElement(at: index, to: entries[Int(places[index])])
      }
      filled = places.count
    }
  }
}

extension Int32 {
  package static func repeated(_ values: Span<Int32>, runEnds: Span<Int32>) -> [Int32] {
    filled(values, runEnds)
  }

  package static func counts(runEnds: Span<Int32>) -> [Int32] { counted(runEnds) }

  package static func gathered(_ entries: Span<Int32>, _ places: Span<Int32>) -> [Int32] {
    looked(up: places, in: entries)
  }
}

extension Int64 {
  package static func repeated(_ values: Span<Int64>, runEnds: Span<Int32>) -> [Int64] {
    filled(values, runEnds)
  }

  package static func counts(runEnds: Span<Int32>) -> [Int64] { counted(runEnds) }

  package static func gathered(_ entries: Span<Int64>, _ places: Span<Int32>) -> [Int64] {
    looked(up: places, in: entries)
  }
}
