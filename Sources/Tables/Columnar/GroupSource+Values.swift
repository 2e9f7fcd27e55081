import Kernels

/// What encodings ask of a group.
extension GroupSource {
  /// The numbers of a buffer in any form but flags, or nil where one of them is not a `Number`.
  ///
  /// In 64 bits there is none such.
  mutating func numbers<Number: StoredNumber>(
    _ number: Int, role: BufferRole, count: Int, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    let record = buffers[number]
    try file.require(
      record.form != .flags, at: record.offset + 1, "flags where numbers are expected")
    if record.form == .pages { return try paged(number, role: role, count: count, as: type) }
    let bits = record.form == .packed ? record.bits : record.element * 8
    guard bits <= Number.bitWidth else {
      try checkBuffer(record, role: role, count: count)
      return nil
    }
    let padded = record.form == .packed ? (count + 1023) / 1024 * 1024 : count
    try spend(padded * MemoryLayout<Number>.size, at: record.offset + 8)
    var values: [Number]
    if record.form == .packed && bits == 0 {
      _ = try withBytes(number, role: role, count: count) { $0.count }
      values = Array(repeating: 0, count: count)
    } else {
      values = try withBytes(number, role: role, count: count) { bytes in
        switch record.form {
        case .packed: Number.packed(bytes, bits: bits)
        case .planes: Number.planes(bytes, width: record.element)
        case .elements, .flags, .pages: Number.elements(bytes, width: record.element)
        }
      }
    }
    for index in count..<max(count, values.count) where values[index] != 0 {
      throw file.error(position(ofBuffer: number), "a number after the last of \(count)")
    }
    values.removeLast(values.count - count)
    return Number.add(record.base, to: &values, bits: bits) ? values : nil
  }

  /// The same of a buffer in the form of pages.
  private mutating func paged<Number: StoredNumber>(
    _ number: Int, role: BufferRole, count: Int, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    let record = buffers[number]
    let cut = PageCut(direct: record.element, bits: record.bits)
    // As many low bits as numbers at most, and a block more.
    let size = (count * 2 + packedBlockCount) * MemoryLayout<Number>.size
    try spend(size, at: record.offset + 8)
    let found = try withBytes(number, role: role, count: count) { bytes in
      Number.pages(bytes, count: count, cut)
    }
    guard var values = found else {
      throw file.error(
        position(ofBuffer: number),
        "\(record.rawLength) bytes, which are not \(count) symbols and the low bits of those in pages"
      )
    }
    let bits = bitWidth(UInt64(cut.highest))
    return Number.add(record.base, to: &values, bits: bits) ? values : nil
  }

  /// The same in 64 bits.
  mutating func numbers(
    _ number: Int, role: BufferRole, count: Int
  ) throws(FormatError) -> [Int64] {
    try numbers(number, role: role, count: count, as: Int64.self) ?? []
  }

  /// Elements as wide as `Number`, with their sign, and without a base.
  ///
  /// - Precondition: The record says that it has such elements.
  mutating func elements<Number: StoredNumber>(
    _ number: Int, role: BufferRole, count: Int
  ) throws(FormatError) -> [Number] {
    try spend(count * MemoryLayout<Number>.size, at: buffers[number].offset + 8)
    return try withBytes(number, role: role, count: count) {
      Number.elements($0, width: MemoryLayout<Number>.size)
    }
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
      count < Int(Int32.max), at: buffers[number].offset + 8, "\(count) strings in a buffer")
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
    let number = column.record.pool
    try file.require(
      number != ColumnRecord.none, at: column.record.offset + 8,
      "no pool, but encoding \(column.record.encoding) needs one")
    if let known = knownPools[number] { return known }
    let record = pools[Int(number)]
    let pool = try strings(record.firstBuffer, count: record.entries)
    knownPools[number] = pool
    return pool
  }

  /// Numbers of entries of a pool.
  mutating func codes(
    _ number: Int, count: Int, in pool: StringPool
  ) throws(FormatError) -> [Int32] {
    if let codes = try numbers(number, role: .codes, count: count, as: Int32.self) {
      var highest: UInt32 = 0
      for code in codes { highest = max(highest, UInt32(bitPattern: code)) }
      if codes.isEmpty || Int(highest) < pool.count { return codes }
    }
    let codes = try numbers(number, role: .codes, count: count)
    for code in codes where code < 0 || code >= pool.count {
      throw file.error(
        position(ofBuffer: number), "entry \(code) of a pool of \(pool.count)")
    }
    return codes.map { Int32(truncatingIfNeeded: $0) }
  }

  /// The strings of a pool that `codes`, which lie inside it, speak of.
  mutating func texts(
    _ codes: [Int32], of pool: StringPool, _ place: Int
  ) throws(FormatError) -> (bytes: [UInt8], ends: [Int32]) {
    let total = pool.length(of: codes)
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

  /// The same for all numbers of a column.
  func requireNumbers(_ numbers: [Int64], _ column: StoredColumn) throws(FormatError) {
    for number in numbers { try requireNumber(number, column, at: column.record.offset) }
  }

  /// Throws unless all numbers are 0 or 1.
  func requireFlags(_ numbers: [Int32], _ column: StoredColumn) throws(FormatError) {
    for number in numbers {
      try requireNumber(Int64(number), column, at: column.record.offset)
    }
  }
}
