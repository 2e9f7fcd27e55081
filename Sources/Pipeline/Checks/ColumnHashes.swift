import Kernels
import Tables

extension Column {
  /// A hash of the value of each row; nil where there is none.
  ///
  /// Different numbers have different hashes; two strings in some billions have the same one.
  func hashes() -> [UInt64?] {
    switch self {
    case .string(let column): column.hashes()
    case .int32(let column), .date(let column): column.hashes { Int64($0) }
    case .int64(let column): column.hashes { $0 }
    case .float64(let column): column.hashes { Int64(bitPattern: $0.bitPattern) }
    case .bool(let column): column.hashes { $0 ? 1 : 0 }
    }
  }
}

extension StringColumn {
  fileprivate func hashes() -> [UInt64?] {
    let span = bytes.span
    var hashes: [UInt64?] = []
    hashes.reserveCapacity(count)
    for index in ends.indices {
      let hash: UInt64? = xxHash64(span.extracting(range(index)))
      if isRuns {
        hashes.append(contentsOf: repeatElement(hash, count: Int(runEnds[index]) - hashes.count))
      } else {
        hashes.append(validity.isValid(index) ? hash : nil)
      }
    }
    return hashes
  }
}

extension ValueColumn {
  fileprivate func hashes(_ number: (Value) -> Int64) -> [UInt64?] {
    values.indices.map { row in
      validity.isValid(row) ? hash(ofNumber: number(values[row])) : nil
    }
  }
}

/// Spreads a number over 64 bits, each to another value.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014, the mixing
/// function of SplitMix64.
func hash(ofNumber number: Int64) -> UInt64 {
  var bits = UInt64(bitPattern: number) &+ 0x9E37_79B9_7F4A_7C15
  bits = (bits ^ (bits &>> 30)) &* 0xBF58_476D_1CE4_E5B9
  bits = (bits ^ (bits &>> 27)) &* 0x94D0_49BB_1331_11EB
  return bits ^ (bits &>> 31)
}
