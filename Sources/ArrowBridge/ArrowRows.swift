import Kernels
import Tables

/// Lays the values of a column out row by row, in memory that Arrow is given.
struct ArrowRows {
  private let values: StoredValues
  private let memory: ForeignMemory
  let nullCount: Int

  init(_ values: StoredValues, _ memory: ForeignMemory) {
    self.values = values
    self.memory = memory
    nullCount = values.isValid.reduce(into: 0) { $0 += $1 ? 0 : 1 }
  }

  /// One bit for each row; nil where no row is null.
  func validity() -> UnsafeRawPointer? {
    values.isValid.isEmpty ? nil : unsafe memory.copy(packedFlags(values.isValid.span))
  }

  /// Numbers cut to the width of their type; 0 under a null.
  func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type
  ) -> UnsafeRawPointer {
    guard case .numbers(let numbers) = values.values else { preconditionFailure("no numbers") }
    return unsafe spread(numbers, type)
  }

  /// One bit for each row.
  func flags() -> UnsafeRawPointer {
    guard case .numbers(let numbers) = values.values else { preconditionFailure("no numbers") }
    var rows: [Bool] = []
    rows.reserveCapacity(values.rowCount)
    if values.isValid.isEmpty {
      for number in numbers { rows.append(number != 0) }
    } else {
      var next = 0
      for isValid in values.isValid {
        rows.append(isValid && numbers[next] != 0)
        if isValid { next += 1 }
      }
    }
    return unsafe memory.copy(packedFlags(rows.span))
  }

  /// Places in a pool.
  func places<Place: FixedWidthInteger & BitwiseCopyable>(
    _ type: Place.Type
  ) -> UnsafeRawPointer {
    switch values.values {
    case .codes(let codes, _, _): return unsafe spread(codes, type)
    case .runs(let codes, let runEnds, _, _):
      if values.isValid.isEmpty { return unsafe runs(codes, runEnds, type) }
      return unsafe spread(expanded(codes, runEnds), type)
    case .numbers, .strings: return unsafe spread([], type)  // Nothing but nulls.
    }
  }

  private func spread<Number: FixedWidthInteger & BitwiseCopyable>(
    _ numbers: [Int64], _ type: Number.Type
  ) -> UnsafeRawPointer {
    // SAFETY, here and below: there is room for `rowCount` numbers, and no row is beyond it.
    let rows = unsafe memory.room(values.rowCount, of: Number.zero)
    if values.isValid.isEmpty {
      let span = numbers.span
      precondition(span.count == values.rowCount, "a value for each row")
      for row in span.indices {
        unsafe rows[row] = Number(truncatingIfNeeded: span[unchecked: row])
      }
    } else {
      let valid = values.isValid.span
      precondition(valid.count == values.rowCount, "a flag for each row")
      let span = numbers.span
      precondition(span.count == values.rowCount - nullCount, "a value for each row but nulls")
      guard !numbers.isEmpty else { return UnsafeRawPointer(rows) }
      // Without a branch: a null takes the value of the next row, and then zero of it.
      var next = 0
      for row in valid.indices {
        let isValid = valid[row]
        let number = span[min(next, span.count &- 1)]
        unsafe rows[row] = isValid ? Number(truncatingIfNeeded: number) : 0
        next &+= isValid ? 1 : 0
      }
    }
    return UnsafeRawPointer(rows)
  }

  private func runs<Number: FixedWidthInteger & BitwiseCopyable>(
    _ codes: [Int64], _ runEnds: [Int32], _ type: Number.Type
  ) -> UnsafeRawPointer {
    let rows = unsafe memory.room(values.rowCount, of: Number.zero)
    var begin = 0
    precondition(Int(runEnds.last ?? 0) == values.rowCount, "runs of all rows")
    for (code, end) in zip(codes, runEnds) {
      unsafe (rows + begin).update(
        repeating: Number(truncatingIfNeeded: code), count: Int(end) - begin)
      begin = Int(end)
    }
    return UnsafeRawPointer(rows)
  }

  private func expanded(_ codes: [Int64], _ runEnds: [Int32]) -> [Int64] {
    var all: [Int64] = []
    for (code, end) in zip(codes, runEnds) {
      all.append(contentsOf: repeatElement(code, count: Int(end) - all.count))
    }
    return all
  }
}

extension ArrowRows {
  /// Where each string begins, and all of their bytes; nothing under a null.
  func strings(
    memoryLimit: Int
  ) throws(ExportFailure) -> (offsets: UnsafeRawPointer, bytes: UnsafeRawPointer) {
    switch values.values {
    case .strings(let bytes, let ends):
      return unsafe (offsets(ends), memory.copy(bytes))
    case .codes(let codes, let bytes, let ends):
      return try unsafe gathered(codes, bytes, ends, memoryLimit)
    case .runs(let codes, let runEnds, let bytes, let ends):
      return try unsafe gathered(expanded(codes, runEnds), bytes, ends, memoryLimit)
    case .numbers: preconditionFailure("no strings")
    }
  }

  private func gathered(
    _ codes: [Int64], _ bytes: [UInt8], _ ends: [Int32], _ memoryLimit: Int
  ) throws(ExportFailure) -> (offsets: UnsafeRawPointer, bytes: UnsafeRawPointer) {
    var total = 0
    for code in codes {
      let entry = Int(code)
      total += Int(ends[entry]) - (entry == 0 ? 0 : Int(ends[entry - 1]))
    }
    guard total <= min(memoryLimit, Int(Int32.max)) else {
      throw ExportFailure("strings of \(total) bytes, \(memoryLimit) are allowed")
    }
    let all = gatheredStrings(codes.span, bytes: bytes.span, ends: ends.span, total: total)
    return unsafe (offsets(all.ends), memory.copy(all.bytes))
  }

  private func offsets(_ ends: [Int32]) -> UnsafeRawPointer {
    if values.isValid.isEmpty { return unsafe memory.copy([0] + ends) }
    var offsets: [Int32] = [0]
    offsets.reserveCapacity(values.rowCount + 1)
    var next = 0
    for isValid in values.isValid {
      offsets.append(isValid ? ends[next] : offsets[offsets.count - 1])
      next += isValid ? 1 : 0
    }
    return unsafe memory.copy(offsets)
  }
}

/// What stands in the way of an export though the file is sound.
struct ExportFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
