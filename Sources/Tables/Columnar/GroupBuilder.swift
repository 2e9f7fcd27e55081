import Kernels

/// Puts a row group together: header, records of columns, pools and buffers, then the buffers.
///
/// ```
/// header 64 | column records, 64 each | pool records, 32 each | buffer records, 48 each | zeros
/// buffers of the first column, … of the last column, of the first pool, … each followed by
/// zeros up to a multiple of 64
/// ```
struct GroupBuilder {
  private var columns: [ColumnRecord] = []
  private var pools: [EncodedPool] = []
  private var buffers: [EncodedBuffer] = []

  /// - Parameter storesWords: Whether text that seldom repeats may be stored as words.
  init(_ table: [Column], level: Int, storesWords: Bool) {
    let plan = GroupPlan(table, level: level, storesWords: storesWords)
    pools = plan.pools
    for (number, column) in table.enumerated() { append(number, column, plan, level: level) }
  }

  private mutating func append(_ number: Int, _ column: Column, _ plan: GroupPlan, level: Int) {
    guard let settled = plan.settled[number] else { preconditionFailure("column \(number)") }
    let encoded = settled.encoded
    var record = ColumnRecord(
      encoding: settled.encoding.code, type: column.type, firstBuffer: buffers.count,
      parameter: encoded.parameter, statistics: ColumnStatistics(column, plan.table.images[number]))
    if let other = encoded.column { record.column = UInt16(other) }
    if let other = encoded.secondColumn { record.secondColumn = UInt16(other) }
    if encoded.usesPool, let pool = plan.poolOfColumn[number] { record.pool = UInt16(pool) }
    if column.nullCount > 0 && column.nullCount < column.count {
      buffers.append(.flags(column.validity, as: .validity, level: level))
    }
    buffers += encoded.buffers
    record.buffers = buffers.count - record.firstBuffer
    columns.append(record)
  }

  /// The bytes of the group.
  consuming func finish(rows: Int, schemaChecksum: UInt32) -> [UInt8] {
    precondition((1...ColumnarLimits.maximumRows).contains(rows), "a group of \(rows) rows")
    let poolBuffers = pools.flatMap { [$0.lengths, $0.bytes] }
    let firstPoolBuffer = buffers.count
    buffers += poolBuffers
    let start = ColumnarLimits.aligned(64 + recordsLength)
    let length = placeBuffers(from: start)
    let records = records(firstPoolBuffer: firstPoolBuffer)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    SegmentHeader(
      kind: .group, length: length, rows: rows, columns: columns.count, pools: pools.count,
      entries: buffers.count, recordsLength: records.count, schemaChecksum: schemaChecksum,
      recordsChecksum: crc32(records)
    ).append(to: &bytes)
    bytes += records
    bytes.align()
    for buffer in buffers {
      bytes += buffer.bytes
      bytes.align()
    }
    return bytes
  }

  private var recordsLength: Int {
    columns.count * ColumnarLimits.columnRecordSize
      + pools.count * ColumnarLimits.poolRecordSize
      + buffers.count * ColumnarLimits.bufferRecordSize
  }

  /// Gives each buffer its place; returns where the last one ends.
  private mutating func placeBuffers(from start: Int) -> Int {
    var end = start
    for index in buffers.indices {
      buffers[index].record.start = end
      end = ColumnarLimits.aligned(end + buffers[index].bytes.count)
    }
    return end
  }

  private func records(firstPoolBuffer: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for column in columns { column.append(to: &bytes) }
    for (number, pool) in pools.enumerated() {
      PoolRecord(entries: pool.entries, firstBuffer: firstPoolBuffer + 2 * number)
        .append(to: &bytes)
    }
    for buffer in buffers { buffer.record.append(to: &bytes) }
    return bytes
  }
}

extension Column {
  /// One per row: whether it holds a value.
  var validity: [Bool] {
    let validity =
      switch self {
      case .string(let column): column.validity
      case .int32(let column), .date(let column): column.validity
      case .int64(let column): column.validity
      case .float64(let column): column.validity
      case .bool(let column): column.validity
      }
    return validity.nullCount == 0 ? Array(repeating: true, count: count) : validity.flags
  }
}
