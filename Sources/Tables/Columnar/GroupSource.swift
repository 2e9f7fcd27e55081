import Kernels

/// The records of one group of a file, and its buffers on request.
///
/// Every buffer is compared with its checksum when it is read, and memory is spent from a
/// budget before it is taken.
struct GroupSource: Sendable {
  let file: FileBytes
  /// Where the group begins in the file.
  let offset: Int
  let header: SegmentHeader
  private(set) var columns: [ColumnRecord] = []
  private(set) var pools: [PoolRecord] = []
  private(set) var buffers: [BufferRecord] = []
  /// Columns that others refer to, once they have been decoded.
  var known: [Int: DecodedColumn] = [:]
  /// Pools that have been read.
  var knownPools: [UInt16: StringPool] = [:]
  /// How long the strings are of columns that others ask about, row by row.
  var knownLengths: [Int: [Int32]] = [:]
  /// The keys of columns that are stored in the order of others.
  var knownKeys: [PartnerKeys.Name: PartnerKeys] = [:]
  /// One flag for each row, none set: for all columns of nothing but nulls.
  private var nothing: [Bool] = []
  private var referredTo: Set<UInt16> = []
  /// Bytes that may still be taken.
  private var budget: Int

  /// - Parameter budget: Bytes that reading may take in all.
  init(
    _ file: FileBytes, at offset: Int, before end: Int, columns columnCount: Int, budget: Int
  ) throws(FormatError) {
    self.file = file
    self.offset = offset
    self.budget = budget
    header = try SegmentHeader(file, at: offset, before: end, kind: .group)
    try file.require(
      header.columns == columnCount, at: offset + 20,
      "\(header.columns) columns, the schema has \(columnCount)")
    try file.require(
      header.entries <= ColumnarLimits.maximumBuffers, at: offset + 24,
      "\(header.entries) buffers, at most \(ColumnarLimits.maximumBuffers)")
    let expected =
      header.columns * ColumnarLimits.columnRecordSize
      + header.pools * ColumnarLimits.poolRecordSize
      + header.entries * ColumnarLimits.bufferRecordSize
    try file.require(
      header.recordsLength == expected, at: offset + 28,
      "records of \(header.recordsLength) bytes, expected \(expected)")
    try readRecords()
    try checkOwners()
    try checkPlaces()
    referredTo = Set(columns.flatMap { [$0.column, $0.secondColumn] })
    for column in columns { try checkReferences(of: column, left: ColumnarLimits.referenceDepth) }
  }

  func isReferredTo(_ column: Int) -> Bool { referredTo.contains(UInt16(column)) }

  /// Checks that a column refers to columns that there are, and they to others at most so many
  /// times: so never in a circle.
  private func checkReferences(of column: ColumnRecord, left: Int) throws(FormatError) {
    for (index, number) in [column.column, column.secondColumn].enumerated()
    where number != ColumnRecord.none {
      let place = column.offset + 4 + 2 * index
      try file.require(
        Int(number) < columns.count, at: place, "column \(number) of \(columns.count)")
      try file.require(
        left > 0, at: place, "more than \(ColumnarLimits.referenceDepth) references in a row")
      try checkReferences(of: columns[Int(number)], left: left - 1)
    }
  }

  private mutating func readRecords() throws(FormatError) {
    var place = offset + 64
    for _ in 0..<header.columns {
      columns.append(try ColumnRecord(file, at: place))
      place += ColumnarLimits.columnRecordSize
    }
    for _ in 0..<header.pools {
      pools.append(try PoolRecord(file, at: place))
      place += ColumnarLimits.poolRecordSize
    }
    for _ in 0..<header.entries {
      buffers.append(try BufferRecord(file, at: place))
      place += ColumnarLimits.bufferRecordSize
    }
  }

  /// Checks that each buffer belongs to one column or pool, in order.
  private func checkOwners() throws(FormatError) {
    var next = 0
    for column in columns {
      try file.require(
        column.firstBuffer == next, at: column.offset + 12,
        "first buffer \(column.firstBuffer), expected \(next)")
      next += column.buffers
      try file.require(
        column.pool == ColumnRecord.none || Int(column.pool) < pools.count, at: column.offset + 8,
        "pool \(column.pool) of \(pools.count)")
      try file.require(
        column.statistics.nullCount <= header.rows, at: column.offset + 16,
        "\(column.statistics.nullCount) nulls in \(header.rows) rows")
    }
    for pool in pools {
      try file.require(
        pool.firstBuffer == next, at: pool.offset + 4,
        "first buffer \(pool.firstBuffer), expected \(next)")
      next += pool.buffers
    }
    try file.require(
      next == buffers.count, at: offset + 24,
      "\(buffers.count) buffers, \(next) of columns and pools")
  }

  /// Checks that the buffers follow one another up to the end of the group, with zeros between.
  private func checkPlaces() throws(FormatError) {
    var end = 64 + header.recordsLength
    for buffer in buffers {
      let expected = ColumnarLimits.aligned(end)
      try file.require(
        buffer.start == expected, at: buffer.offset + 16,
        "a buffer at byte \(buffer.start) of the group, expected \(expected)")
      try file.require(
        buffer.storedLength <= header.length - expected, at: buffer.offset + 24,
        "a buffer of \(buffer.storedLength) bytes, \(header.length - expected) are left")
      try file.requireZeros((offset + end)..<(offset + expected))
      end = expected + buffer.storedLength
    }
    try file.require(
      ColumnarLimits.aligned(end) == header.length, at: offset + 8,
      "a group of \(header.length) bytes, its buffers end at \(end)")
    try file.requireZeros((offset + end)..<(offset + header.length))
  }

  /// Where a buffer begins in the file.
  func position(ofBuffer buffer: Int) -> Int { offset + buffers[buffer].start }

  /// Sets how many bytes may be taken from now on.
  mutating func refill(_ bytes: Int) { budget = bytes }

  /// Takes so many bytes from the budget.
  mutating func spend(_ bytes: Int, at place: Int) throws(FormatError) {
    guard bytes <= budget else {
      throw file.error(place, "needs \(bytes) bytes of memory, \(budget) are allowed")
    }
    budget -= bytes
  }

  /// As many flags as rows, none of them set.
  mutating func noFlags(at place: Int) throws(FormatError) -> [Bool] {
    if nothing.isEmpty {
      try spend(header.rows, at: place)
      nothing = Array(repeating: false, count: header.rows)
    }
    return nothing
  }

  /// The bytes of a buffer, decompressed.
  mutating func bytes(
    _ number: Int, role: BufferRole, count: Int
  ) throws(FormatError) -> [UInt8] {
    let record = buffers[number]
    let stored = try checkBuffer(record, role: role, count: count)
    try spend(record.rawLength, at: record.offset + 28)
    return record.codec == .stored ? file.bytes[stored] : try inflated(stored, record)
  }

  /// Lends the bytes of a buffer, decompressed.
  mutating func withBytes<Result>(
    _ number: Int, role: BufferRole, count: Int, _ body: (Span<UInt8>) -> Result
  ) throws(FormatError) -> Result {
    if buffers[number].codec == .stored {
      let stored = try checkBuffer(buffers[number], role: role, count: count)
      return file.bytes.withBytes(stored, body)
    }
    let inflated = try bytes(number, role: role, count: count)
    return body(inflated.span)
  }

  /// Checks what a buffer is said to be, and its checksum.
  ///
  /// - Returns: Where it lies in the file.
  @discardableResult
  func checkBuffer(
    _ record: BufferRecord, role: BufferRole, count: Int
  ) throws(FormatError) -> Range<Int> {
    try file.require(
      record.role == role, at: record.offset,
      "a buffer of role \(record.role.rawValue), expected \(role.rawValue) (\(role))")
    try file.require(
      record.count == count, at: record.offset + 8, "\(record.count) numbers, expected \(count)")
    let begin = offset + record.start
    let stored = begin..<(begin + record.storedLength)
    try file.requireChecksum(stored, saidAt: record.offset + 12)
    return stored
  }

  private func inflated(
    _ stored: Range<Int>, _ record: BufferRecord
  ) throws(FormatError) -> [UInt8] {
    do {
      return try file.bytes.withBytes(stored) { bytes throws(GzipError) in
        try inflateRaw(bytes, count: record.rawLength)
      }
    } catch {
      throw file.error(
        stored.lowerBound, "not a deflate stream of \(record.rawLength) bytes (\(error))")
    }
  }
}
