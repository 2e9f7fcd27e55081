import Kernels
import Tables

/// Lays the values of a column out row by row, in memory that Arrow is given.
struct ArrowRows {
  let values: StoredValues
  let memory: ForeignMemory
  let nullCount: Int

  init(_ values: StoredValues, _ memory: ForeignMemory) {
    self.values = values
    self.memory = memory
    nullCount = values.nullCount
  }

  /// One bit for each row; nil where no row is null.
  func validity() -> UnsafeRawPointer? {
    values.isValid.isEmpty ? nil : unsafe memory.lend(packedFlags(values.isValid.span))
  }

  /// Numbers of 4 bytes; 0 under a null.
  func narrow() -> UnsafeRawPointer {
    guard case .narrow(let numbers) = values.values else { preconditionFailure("no numbers") }
    return unsafe memory.lend(spread(numbers))
  }

  /// Numbers of 8 bytes; 0 under a null.
  func wide() -> UnsafeRawPointer {
    guard case .wide(let numbers) = values.values else { preconditionFailure("no numbers") }
    return unsafe memory.lend(spread(numbers))
  }

  /// One bit for each row.
  func flags() -> UnsafeRawPointer {
    guard case .narrow(let numbers) = values.values else { preconditionFailure("no flags") }
    let flags = spread(numbers).map { $0 != 0 }
    let bits = packedFlags(flags.span)
    return unsafe memory.lend(bits)
  }

  /// Places in a pool, of 4 bytes.
  func places() -> UnsafeRawPointer {
    switch values.values {
    case .codes(let codes, _, _): return unsafe memory.lend(spread(codes))
    case .runs(let codes, let runEnds, _, _):
      return unsafe memory.lend(spread(Int32.repeated(codes.span, runEnds: runEnds.span)))
    case .narrow, .wide, .strings: preconditionFailure("no places")
    }
  }

  private func spread<Number: StoredNumber>(_ numbers: [Number]) -> [Number] {
    if values.isValid.isEmpty {
      precondition(numbers.count == values.rowCount, "a value for each row")
      return numbers
    }
    precondition(values.isValid.count == values.rowCount, "a flag for each row")
    precondition(numbers.count == values.rowCount - nullCount, "a value for each row but nulls")
    return Number.spread(numbers.span, values.isValid.span)
  }
}

extension ArrowRows {
  /// Where each string begins, and all of their bytes; nothing under a null.
  func strings(
    memoryLimit: Int
  ) throws(ExportFailure) -> (offsets: UnsafeRawPointer, bytes: UnsafeRawPointer) {
    switch values.values {
    case .strings(let bytes, let ends):
      return unsafe (offsets(ends), memory.lend(bytes))
    case .codes(let codes, let bytes, let ends):
      return try unsafe gathered(codes, bytes, ends, memoryLimit)
    case .runs(let codes, let runEnds, let bytes, let ends):
      return try unsafe gathered(
        Int32.repeated(codes.span, runEnds: runEnds.span), bytes, ends, memoryLimit)
    case .narrow, .wide: preconditionFailure("no strings")
    }
  }

  private func gathered(
    _ codes: [Int32], _ bytes: [UInt8], _ ends: [Int32], _ memoryLimit: Int
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
    return unsafe (offsets(all.ends), memory.lend(all.bytes))
  }

  private func offsets(_ ends: [Int32]) -> UnsafeRawPointer {
    if values.isValid.isEmpty { return unsafe memory.lend([0] + ends) }
    var offsets: [Int32] = [0]
    offsets.reserveCapacity(values.rowCount + 1)
    var next = 0
    for isValid in values.isValid {
      offsets.append(isValid ? ends[next] : offsets[offsets.count - 1])
      next += isValid ? 1 : 0
    }
    return unsafe memory.lend(offsets)
  }
}

/// What stands in the way of an export though the file is sound.
struct ExportFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
