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

  /// The numbers in the rows whose flag is set, 0 in the others.
  ///
  /// - Precondition: As many numbers as flags that are set.
  @inline(__always)
  static func spreadOut(_ numbers: Span<Self>, _ flags: Span<Bool>) -> [Self] {
    var rows = [Self](repeating: 0, count: flags.count)
    var target = rows.mutableSpan
    var next = 0
    let last = numbers.count - 1
    guard last >= 0 else { return rows }
    // SAFETY: eight flags, of one byte each, lie inside the span where they are looked at.
    unsafe flags.withUnsafeBytes { raw in
      var row = 0
      while row < flags.count {
        if row &+ 8 <= flags.count,
          unsafe raw.loadUnaligned(fromByteOffset: row, as: UInt64.self) == 0
        {
          row &+= 8
          continue
        }
        // Without a branch: a null takes the value of the next row, and then zero of it.
        for own in row..<Swift.min(row &+ 8, flags.count) {
          let isSet = flags[own]
          let number = numbers[Swift.min(next, last)]
          target[own] = isSet ? number : 0
          next &+= isSet ? 1 : 0
        }
        row &+= 8
      }
    }
    return rows
  }
}

// What other modules call: specialized for each width, since they see no body.

extension Int32 {
  package static func spread(_ numbers: Span<Int32>, _ flags: Span<Bool>) -> [Int32] {
    spreadOut(numbers, flags)
  }

  package static func repeated(_ values: Span<Int32>, runEnds: Span<Int32>) -> [Int32] {
    filled(values, runEnds)
  }

  package static func counts(runEnds: Span<Int32>) -> [Int32] { counted(runEnds) }

  package static func gathered(_ entries: Span<Int32>, _ places: Span<Int32>) -> [Int32] {
    looked(up: places, in: entries)
  }
}

extension Int64 {
  package static func spread(_ numbers: Span<Int64>, _ flags: Span<Bool>) -> [Int64] {
    spreadOut(numbers, flags)
  }

  package static func repeated(_ values: Span<Int64>, runEnds: Span<Int32>) -> [Int64] {
    filled(values, runEnds)
  }

  package static func counts(runEnds: Span<Int32>) -> [Int64] { counted(runEnds) }

  package static func gathered(_ entries: Span<Int64>, _ places: Span<Int32>) -> [Int64] {
    looked(up: places, in: entries)
  }
}
