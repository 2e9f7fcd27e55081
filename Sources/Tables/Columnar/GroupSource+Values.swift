import Kernels

/// What encodings ask of a group.
extension GroupSource {
  /// The numbers of a buffer in the forms `elements` and `packed`.
  mutating func numbers(
    _ number: Int, role: BufferRole, count: Int
  ) throws(FormatError) -> [Int64] {
    let record = buffers[number]
    try file.require(
      record.form != .flags, at: record.offset + 1, "flags where numbers are expected")
    let raw = try bytes(number, role: role, count: count)
    let padded = record.form == .packed ? (count + 1023) / 1024 * 1024 : count
    try spend(padded * 8, at: record.offset + 8)
    if record.form == .elements {
      return elementNumbers(raw.span, width: record.element, plus: record.base)
    }
    var values: [UInt64]
    if record.form == .planes {
      values = planeValues(raw.span, width: record.element)
    } else if record.bits == 0 {
      values = Array(repeating: 0, count: count)
    } else {
      values = unpackTransposed(raw.span, bits: record.bits)
      for index in count..<padded where values[index] != 0 {
        throw file.error(position(ofBuffer: number), "a number after the last of \(count)")
      }
      values.removeLast(padded - count)
    }
    return added(record.base, to: values)
  }

  /// The sums in 64 bits, with what goes beyond them left out.
  private func added(_ base: Int64, to values: [UInt64]) -> [Int64] {
    values.map { base &+ Int64(bitPattern: $0) }
  }

  /// Flags of a buffer.
  mutating func flags(
    _ number: Int, role: BufferRole, count: Int
  ) throws(FormatError) -> [Bool] {
    let record = buffers[number]
    try file.require(
      record.form == .flags, at: record.offset + 1, "numbers where flags are expected")
    let raw = try bytes(number, role: role, count: count)
    if count % 8 != 0, let last = raw.last, last >> UInt8(count % 8) != 0 {
      throw file.error(position(ofBuffer: number), "a flag after the last of \(count)")
    }
    try spend(count, at: record.offset + 8)
    return unpackedFlags(raw.span, count: count)
  }

  /// Strings from a buffer of lengths and the buffer of bytes after it.
  mutating func strings(_ number: Int, count: Int) throws(FormatError) -> StringPool {
    let lengths = try numbers(number, role: .lengths, count: count)
    let record = buffers[number + 1]
    try file.require(
      record.form == .elements && record.element == 1 && record.base == 0,
      at: record.offset + 1, "text in another form than bytes")
    let place = position(ofBuffer: number)
    try spend(count * 4, at: place)
    var ends = [Int32](repeating: 0, count: count)
    var end = 0
    for index in lengths.indices {
      let length = lengths[index]
      guard length >= 0, length <= record.count - end else {
        throw file.error(place, "a string of \(length) bytes after \(end) of \(record.count)")
      }
      end += Int(length)
      ends[index] = Int32(end)
    }
    try file.require(
      end == record.count, at: place, "strings of \(end) bytes in all, expected \(record.count)")
    let text = try bytes(number + 1, role: .bytes, count: record.count)
    try requireText(text, ends, at: position(ofBuffer: number + 1))
    return StringPool(bytes: text, ends: ends)
  }

  /// Checks that every string is well-formed: all of them together, and none that begins within
  /// a character.
  private func requireText(
    _ text: [UInt8], _ ends: [Int32], at place: Int
  ) throws(FormatError) {
    try file.requireText(text, at: place)
    for end in ends where Int(end) < text.count && isContinuation(text[Int(end)]) {
      throw file.error(place, "a string ends within a character, at byte \(end) of the text")
    }
  }

  /// The pool of a column.
  mutating func pool(of column: StoredColumn) throws(FormatError) -> StringPool {
    try column.requireType(isText: true, self)
    try file.require(
      column.record.pool != ColumnRecord.none, at: column.record.offset + 8,
      "no pool, but encoding \(column.record.encoding) needs one")
    let pool = pools[Int(column.record.pool)]
    return try strings(pool.firstBuffer, count: pool.entries)
  }

  /// Numbers of entries of a pool.
  mutating func codes(
    _ number: Int, count: Int, in pool: StringPool
  ) throws(FormatError) -> [Int64] {
    let codes = try numbers(number, role: .codes, count: count)
    for code in codes where code < 0 || code >= pool.count {
      throw file.error(
        position(ofBuffer: number), "entry \(code) of a pool of \(pool.count)")
    }
    return codes
  }

  /// The strings of a pool that `codes`, which lie inside it, speak of.
  mutating func texts(
    _ codes: [Int64], of pool: StringPool, _ place: Int
  ) throws(FormatError) -> (bytes: [UInt8], ends: [Int32]) {
    var total = 0
    for code in codes { total += pool.length(Int(code)) }
    try file.require(
      total <= Int(Int32.max), at: place, "strings of \(total) bytes, at most \(Int32.max)")
    try spend(total + codes.count * 4, at: place)
    return gatheredStrings(
      codes.span, bytes: pool.bytes.span, ends: pool.ends.span, total: total)
  }

  /// Checks that a number is one of the column's type.
  func requireNumber(
    _ number: Int64, _ column: StoredColumn, at place: Int
  ) throws(FormatError) {
    let fits =
      switch column.record.type {
      case .int32, .date: Int64(Int32.min)...Int64(Int32.max) ~= number
      case .bool: 0...1 ~= number
      case .int64, .float64, .string: true
      }
    try file.require(fits, at: place, "\(number) is not of type \(column.record.type.name)")
  }

  /// The same for numbers that come out of more than one buffer.
  func requireNumbers(
    _ numbers: [Int64], _ column: StoredColumn
  ) throws(FormatError) {
    try requireNumbers(numbers, column, at: column.record.offset)
  }

  func requireNumbers(
    _ numbers: [Int64], _ column: StoredColumn, _ buffer: Int
  ) throws(FormatError) {
    try requireNumbers(numbers, column, at: position(ofBuffer: buffer))
  }

  private func requireNumbers(
    _ numbers: [Int64], _ column: StoredColumn, at place: Int
  ) throws(FormatError) {
    let hasOther: Bool =
      switch column.record.type {
      case .int32, .date: bitsBeyond(numbers.span, lowest: Int64(Int32.min), bits: 32)
      case .bool: bitsBeyond(numbers.span, lowest: 0, bits: 1)
      case .int64, .float64, .string: false
      }
    guard hasOther else { return }
    for number in numbers { try requireNumber(number, column, at: place) }
  }
}
