import Kernels

/// A small table as it is, on its way into a row group that it shares with its neighbours.
///
/// To encode its columns by themselves would be lost work, since they are encoded once more with
/// those of the neighbours. So a part keeps them like this:
///
/// ```
/// BSROWS01 | rows | columns: nulls | flags of rows with a value, where some have none | values
/// ```
struct TableRecord {
  private static let mark: [UInt8] = Array("BSROWS01".utf8)

  /// A table with more rows, or more bytes, is not small; nor is one of many rows that has more
  /// bytes than `manyRowsBytes`.
  private static let (mostRows, mostBytes) = (1 << 16, 1 << 22)
  private static let (fewRows, manyRowsBytes) = (1 << 10, 1 << 19)

  /// Whether some bytes are those of a small table and not of a group.
  static func isRecord(_ bytes: [UInt8]) -> Bool { bytes.starts(with: mark) }

  /// The bytes of a table; nil where it is large enough for a group of its own.
  static func bytes(of table: Table) -> [UInt8]? {
    let rows = table.rowCount
    let size = table.columns.reduce(0) { $0 + $1.recordSize }
    guard rows <= mostRows, size <= (rows > fewRows ? manyRowsBytes : mostBytes) else {
      return nil
    }
    var writer = RecordWriter()
    writer.reserveCapacity(size + size / 4 + 1024)
    for byte in mark { writer.append(byte: byte) }
    writer.append(rows)
    for column in table.columns { writer.append(column) }
    return writer.bytes
  }

  /// The table with that schema that was made into bytes.
  static func table(
    _ bytes: [UInt8], _ schema: Schema
  ) throws(RecordReader.Damaged) -> Table {
    guard isRecord(bytes) else { throw RecordReader.Damaged() }
    var reader = RecordReader(bytes, mark.count..<bytes.count)
    let rows = try reader.integer()
    guard (1...mostRows).contains(rows) else { throw RecordReader.Damaged() }
    var columns: [Column] = []
    for field in schema.fields {
      let column = try reader.column(field.type, rows: rows)
      guard column.count == rows, field.isNullable || column.nullCount == 0 else {
        throw RecordReader.Damaged()
      }
      columns.append(column)
    }
    guard reader.isAtEnd else { throw RecordReader.Damaged() }
    return Table(schema, columns)
  }
}

extension Column {
  /// About how many bytes the column takes in a record.
  fileprivate var recordSize: Int {
    if case .string(let column) = self { return column.bytes.count + 2 * column.ends.count }
    return nullCount == count ? 0 : 2 * count
  }
}

extension RecordWriter {
  fileprivate mutating func append(_ column: Column) {
    append(column.nullCount)
    if column.nullCount == column.count { return }
    if column.nullCount > 0 { append(packedFlags(column.validity.span)) }
    switch column {
    case .string(let column): append(column)
    case .int32(let column), .date(let column): append(numbers: column.values.map { Int64($0) })
    case .int64(let column): append(numbers: column.values)
    case .float64(let column):
      append(numbers: column.values.map { Int64(bitPattern: $0.bitPattern) })
    case .bool(let column): append(packedFlags(column.values.span))
    }
  }

  private mutating func append(_ column: StringColumn) {
    append(numbers: column.runEnds.map { Int64($0) })
    append(numbers: column.ends.map { Int64($0) })
    append(column.bytes)
  }

  /// Numbers in as few bytes each as the largest needs, counted from the smallest.
  private mutating func append(numbers: [Int64]) {
    let base = numbers.min() ?? 0
    let offsets = numbers.map { UInt64(bitPattern: $0 &- base) }
    let width = elementWidth(bits: bitWidth(offsets.max() ?? 0))
    append(Int(base))
    append(width)
    append(elementBytes(offsets.span, width: width))
  }
}

extension RecordReader {
  fileprivate mutating func column(_ type: ValueType, rows: Int) throws(Damaged) -> Column {
    let nulls = try integer()
    guard (0...rows).contains(nulls) else { throw Damaged() }
    if nulls == rows { return Column(nulls: rows, type) }
    let validity = nulls == 0 ? Validity() : Validity(try flags(rows))
    guard validity.nullCount == nulls else { throw Damaged() }
    switch type {
    case .string: return .string(try strings(rows, validity))
    case .int32: return .int32(ValueColumn(try narrowNumbers(rows), validity))
    case .date: return .date(ValueColumn(try narrowNumbers(rows), validity))
    case .int64: return .int64(ValueColumn(try numbers(rows), validity))
    case .float64:
      let values = try numbers(rows).map { Double(bitPattern: UInt64(bitPattern: $0)) }
      return .float64(ValueColumn(values, validity))
    case .bool: return .bool(ValueColumn(try flags(rows), validity))
    }
  }

  private mutating func strings(_ rows: Int, _ validity: Validity) throws(Damaged) -> StringColumn {
    let runEnds = try narrowNumbers()
    let ends = try narrowNumbers()
    let bytes = try byteArray()
    guard ends.count == (runEnds.isEmpty ? rows : runEnds.count), isAscending(ends, by: 0),
      Int(ends.last ?? 0) == bytes.count, isAscending(runEnds, by: 1),
      runEnds.isEmpty || (Int(runEnds.last ?? 0) == rows && validity.nullCount == 0)
    else { throw Damaged() }
    return StringColumn(bytes: bytes, ends: ends, runEnds: runEnds, validity: validity)
  }

  /// Whether each is at least so much more than the one before, or than 0.
  private func isAscending(_ ends: [Int32], by least: Int) -> Bool {
    var before = 0
    for end in ends {
      guard Int(end) >= before + least else { return false }
      before = Int(end)
    }
    return true
  }

  private mutating func flags(_ count: Int) throws(Damaged) -> [Bool] {
    let bytes = try byteArray()
    guard bytes.count == (count + 7) / 8 else { throw Damaged() }
    return unpackedFlags(bytes.span, count: count)
  }

  /// - Parameter count: How many there must be; nil for any.
  private mutating func narrowNumbers(_ count: Int? = nil) throws(Damaged) -> [Int32] {
    guard let numbers = Int32.cast(try numbers(count)) else { throw Damaged() }
    return numbers
  }

  private mutating func numbers(_ count: Int? = nil) throws(Damaged) -> [Int64] {
    let base = try integer()
    let width = try integer()
    let bytes = try byteArray()
    guard [1, 2, 4, 8].contains(width), bytes.count == (count ?? bytes.count / width) * width
    else { throw Damaged() }
    var numbers = Int64.elements(bytes.span, width: width)
    _ = Int64.add(Int64(base), to: &numbers, bits: 63)
    return numbers
  }
}

extension Column {
  /// A column of nothing but nulls.
  fileprivate init(nulls count: Int, _ type: ValueType) {
    switch type {
    case .string: self = .string(StringColumn(nulls: count))
    case .int32: self = .int32(ValueColumn(nulls: count, zero: 0))
    case .int64: self = .int64(ValueColumn(nulls: count, zero: 0))
    case .float64: self = .float64(ValueColumn(nulls: count, zero: 0))
    case .bool: self = .bool(ValueColumn(nulls: count, zero: false))
    case .date: self = .date(ValueColumn(nulls: count, zero: 0))
    }
  }
}
