/// Columns of a group, nulls and all.
extension GroupSource {
  /// The column with that number.
  mutating func column(_ number: Int, _ field: Field) throws(FormatError) -> Column {
    let record = columns[number]
    let nulls = record.statistics.nullCount
    try file.require(
      record.type == field.type, at: record.offset + 1,
      "type \(record.type.name), the schema says \(field.type.name)")
    try file.require(
      field.isNullable || nulls == 0, at: record.offset + 16,
      "\(nulls) nulls in '\(field.name)', which has none")
    guard let encoding = EncodingRegistry.encoding(record.encoding) else {
      throw file.error(record.offset, "encoding \(record.encoding), which this reader lacks")
    }
    let (valid, own) = try validity(of: record)
    let stored = StoredColumn(record: record, buffers: own)
    let values = try encoding.decode(stored, count: header.rows - nulls, from: &self)
    return try assembled(values, valid, record)
  }

  /// Which rows hold a value (no flags where all or none do), and the buffers after those flags.
  private mutating func validity(
    of record: ColumnRecord
  ) throws(FormatError) -> (flags: [Bool], values: Range<Int>) {
    let all = record.firstBuffer..<(record.firstBuffer + record.buffers)
    let nulls = record.statistics.nullCount
    if nulls == 0 { return ([], all) }
    if nulls == header.rows {
      try spend(header.rows, at: record.offset)
      return (Array(repeating: false, count: nulls), all)
    }
    try file.require(!all.isEmpty, at: record.offset + 10, "nulls without a buffer of them")
    let flags = try flags(all.lowerBound, role: .validity, count: header.rows)
    let found = flags.reduce(into: 0) { $0 += $1 ? 0 : 1 }
    try file.require(
      found == nulls, at: position(ofBuffer: all.lowerBound), "\(found) nulls, expected \(nulls)")
    return (flags, all.dropFirst())
  }

  private mutating func assembled(
    _ values: DecodedValues, _ valid: [Bool], _ record: ColumnRecord
  ) throws(FormatError) -> Column {
    try spend(header.rows * 8, at: record.offset)
    switch values {
    case .numbers(let numbers):
      return typedColumn(record.type, spread(numbers, valid), Validity(valid))
    case .texts(let bytes, let ends):
      return .string(
        StringColumn(bytes: bytes, ends: spreadEnds(ends, valid), validity: Validity(valid)))
    case .textRuns(let bytes, let ends, let runEnds):
      if valid.isEmpty { return .string(StringColumn(bytes: bytes, ends: ends, runEnds: runEnds)) }
      let single = try expanded(bytes, ends, runEnds, record)
      return .string(
        StringColumn(
          bytes: single.bytes, ends: spreadEnds(single.ends, valid), validity: Validity(valid)))
    }
  }

  /// Runs as single strings.
  private mutating func expanded(
    _ bytes: [UInt8], _ ends: [Int32], _ runEnds: [Int32], _ record: ColumnRecord
  ) throws(FormatError) -> (bytes: [UInt8], ends: [Int32]) {
    var numbers: [Int64] = []
    try spend(Int(runEnds.last ?? 0) * 8, at: record.offset)
    for (run, end) in runEnds.enumerated() {
      numbers.append(contentsOf: repeatElement(Int64(run), count: Int(end) - numbers.count))
    }
    let pool = StringPool(bytes: bytes, ends: ends)
    return try texts(numbers, of: pool, record.firstBuffer)
  }
}

/// The values in the rows that hold one, zero in the others.
private func spread(_ values: [Int64], _ valid: [Bool]) -> [Int64] {
  if valid.isEmpty { return values }
  var next = 0
  return valid.map { isValid in
    guard isValid else { return 0 }
    next += 1
    return values[next - 1]
  }
}

/// The same for the ends of strings: a row without a string ends where the one before does.
private func spreadEnds(_ ends: [Int32], _ valid: [Bool]) -> [Int32] {
  if valid.isEmpty { return ends }
  var next = 0
  return valid.map { isValid in
    next += isValid ? 1 : 0
    return next == 0 ? 0 : ends[next - 1]
  }
}

/// - Precondition: Every number is one of the type.
private func typedColumn(_ type: ValueType, _ numbers: [Int64], _ validity: Validity) -> Column {
  switch type {
  case .int32: .int32(ValueColumn(numbers.map { Int32(truncatingIfNeeded: $0) }, validity))
  case .date: .date(ValueColumn(numbers.map { Int32(truncatingIfNeeded: $0) }, validity))
  case .int64: .int64(ValueColumn(numbers, validity))
  case .bool: .bool(ValueColumn(numbers.map { $0 != 0 }, validity))
  case .float64:
    .float64(ValueColumn(numbers.map { Double(bitPattern: UInt64(bitPattern: $0)) }, validity))
  case .string: preconditionFailure("numbers of strings")
  }
}
