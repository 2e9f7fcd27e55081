import Kernels

/// Columns of a group, nulls and all.
extension GroupSource {
  /// The column with that number.
  mutating func column(_ number: Int, _ field: Field) throws(FormatError) -> Column {
    let decoded = try decoded(number, field)
    return try assembled(decoded.values, decoded.valid, columns[number])
  }

  /// The values of the column with that number that are not null, and which rows they are in.
  mutating func decoded(_ number: Int, _ field: Field) throws(FormatError) -> DecodedColumn {
    let record = columns[number]
    let nulls = record.statistics.nullCount
    try file.require(
      record.type == field.type, at: record.offset + 1,
      "type \(record.type.name), the schema says \(field.type.name)")
    try file.require(
      field.isNullable || nulls == 0, at: record.offset + 16,
      "\(nulls) nulls in '\(field.name)', which has none")
    return try decoded(number)
  }

  /// The same for a column whose record agrees with the schema.
  mutating func decoded(_ number: Int) throws(FormatError) -> DecodedColumn {
    if let known = known[number] { return known }
    let record = columns[number]
    guard let encoding = EncodingRegistry.encoding(record.encoding) else {
      throw file.error(record.offset, "encoding \(record.encoding), which this reader lacks")
    }
    try checkReferences(record, type(of: encoding).references)
    let nulls = record.statistics.nullCount
    let (valid, own) = try validity(of: record)
    let stored = StoredColumn(record: record, buffers: own, valid: valid)
    let values = try encoding.decode(stored, count: header.rows - nulls, from: &self)
    let decoded = DecodedColumn(values: values, valid: valid)
    if isReferredTo(number) { known[number] = decoded }
    return decoded
  }

  /// Checks that a column refers to no more columns than its encoding knows.
  private func checkReferences(
    _ record: ColumnRecord, _ limit: Int
  ) throws(FormatError) {
    for (index, column) in [record.column, record.secondColumn].enumerated()
    where index >= limit && column != ColumnRecord.none {
      throw file.error(
        record.offset + 4 + 2 * index,
        "encoding \(record.encoding) refers to column \(column), but it refers to none there")
    }
  }

  /// Which rows hold a value (no flags where all or none do), and the buffers after those flags.
  private mutating func validity(
    of record: ColumnRecord
  ) throws(FormatError) -> (flags: [Bool], values: Range<Int>) {
    let all = record.firstBuffer..<(record.firstBuffer + record.buffers)
    let nulls = record.statistics.nullCount
    if nulls == 0 { return ([], all) }
    if nulls == header.rows { return (try noFlags(at: record.offset), all) }
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
    case .narrow(let numbers):
      return typedColumn(record.type, spread(numbers, valid, null: 0), Validity(valid))
    case .wide(let numbers):
      return typedColumn(record.type, spread(numbers, valid, null: 0), Validity(valid))
    case .texts(let bytes, let ends):
      return .string(
        StringColumn(bytes: bytes, ends: spreadEnds(ends, valid), validity: Validity(valid)))
    case .coded(let codes, let pool):
      let (bytes, ends) = try texts(codes, of: pool, record.offset)
      return .string(
        StringColumn(bytes: bytes, ends: spreadEnds(ends, valid), validity: Validity(valid)))
    case .codedRuns(let codes, let runEnds, let pool):
      if valid.isEmpty {
        let (bytes, ends) = try texts(codes, of: pool, record.offset)
        return .string(StringColumn(bytes: bytes, ends: ends, runEnds: runEnds))
      }
      let (bytes, ends) = try texts(
        expanded(codes, runEnds, record), of: pool, record.offset)
      return .string(
        StringColumn(bytes: bytes, ends: spreadEnds(ends, valid), validity: Validity(valid)))
    }
  }

  /// The values of runs as those of single rows.
  mutating func expanded<Number: StoredNumber>(
    _ values: [Number], _ runEnds: [Int32], _ record: ColumnRecord
  ) throws(FormatError) -> [Number] {
    let count = Int(runEnds.last ?? 0)
    try spend(count * MemoryLayout<Number>.size, at: record.offset)
    return Number.repeated(values.span, runEnds: runEnds.span)
  }
}

/// What a column was decoded to.
struct DecodedColumn: Sendable {
  let values: DecodedValues
  /// One per row: whether it holds a value; empty where all do.
  let valid: [Bool]
}

/// The values in the rows that hold one, `null` in the others.
func spread<Value>(_ values: [Value], _ valid: [Bool], null: Value) -> [Value] {
  if valid.isEmpty { return values }
  if values.isEmpty { return Array(repeating: null, count: valid.count) }
  var next = 0
  return valid.map { isValid in
    guard isValid else { return null }
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

private func typedColumn(_ type: ValueType, _ numbers: [Int32], _ validity: Validity) -> Column {
  switch type {
  case .int32: .int32(ValueColumn(numbers, validity))
  case .date: .date(ValueColumn(numbers, validity))
  case .bool: .bool(ValueColumn(numbers.map { $0 != 0 }, validity))
  case .int64, .float64, .string: preconditionFailure("\(type.name) in 32 bits")
  }
}

private func typedColumn(_ type: ValueType, _ numbers: [Int64], _ validity: Validity) -> Column {
  switch type {
  case .int64: .int64(ValueColumn(numbers, validity))
  case .float64:
    .float64(ValueColumn(numbers.map { Double(bitPattern: UInt64(bitPattern: $0)) }, validity))
  case .int32, .date, .bool, .string: preconditionFailure("\(type.name) in 64 bits")
  }
}
