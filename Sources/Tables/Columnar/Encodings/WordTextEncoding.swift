import Kernels

/// WORDTEXT: each string as words and what stands between them, by their places in a pool.
///
/// For articles and sentences: a word takes two bytes, and deflate, which sees no further than
/// 32 KiB, sees three times as much text in them.
struct WordTextEncoding: ColumnEncoding {
  static let code: UInt8 = 11
  static let name = "WORDTEXT"

  /// `WordText` chooses it.
  func size(of column: ColumnImage) -> Int? { nil }

  func encode(_ column: ColumnImage, places: [UInt32], level: Int) -> EncodedColumn {
    preconditionFailure("WORDTEXT without its words")
  }

  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    try column.requireType(isText: true, group)
    try column.requireNoParameter(group)
    try column.requireBuffers(2, group)
    let first = column.buffers.lowerBound
    let place = group.position(ofBuffer: first)
    let counts = try group.numbers(first, role: .lengths, count: count)
    let total = group.buffers[first + 1].count
    var left = Int64(total)
    for pieces in counts {
      guard pieces >= 0, pieces <= left else {
        throw group.file.error(place, "a string of \(pieces) pieces, \(left) are left")
      }
      left -= pieces
    }
    try group.file.require(left == 0, at: place, "\(left) pieces after the last string")
    let pool = try group.pool(of: column)
    let codes = try group.codes(first + 1, count: total, in: pool)
    return try strings(counts, codes, pool, column, &group)
  }

  private func strings(
    _ counts: [Int64], _ codes: [Int32], _ pool: StringPool, _ column: StoredColumn,
    _ group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    var isWord = [Bool](repeating: false, count: pool.count)
    for entry in isWord.indices where pool.length(entry) > 0 {
      isWord[entry] = isWordByte(pool.bytes[Int(pool.ends[entry]) - pool.length(entry)])
    }
    var size = 0
    for code in codes { size += pool.length(Int(code)) + 1 }
    try group.file.require(
      size <= Int(Int32.max), at: column.record.offset, "strings of \(size) bytes")
    try group.spend(size + counts.count * 4, at: column.record.offset)
    var bytes: [UInt8] = []
    var ends: [Int32] = []
    bytes.reserveCapacity(size)
    ends.reserveCapacity(counts.count)
    var next = 0
    for count in counts {
      var isAfterWord = false
      for code in codes[next..<(next + Int(count))] {
        let entry = Int(code)
        if isAfterWord && isWord[entry] { bytes.append(0x20) }
        let end = Int(pool.ends[entry])
        bytes += pool.bytes[(end - pool.length(entry))..<end]
        isAfterWord = isWord[entry]
      }
      next += Int(count)
      ends.append(Int32(bytes.count))
    }
    return .texts(bytes: bytes, ends: ends)
  }
}

/// A column of strings on its way into WORDTEXT.
struct WordText {
  let encoded: EncodedColumn
  let pool: EncodedPool

  var size: Int { encoded.size + pool.size }

  /// Below so many bytes a pool of words costs more than it saves.
  static let leastBytes = 1 << 12

  /// - Returns: `nil` where the column is too small for it.
  init?(_ image: TextImage, level: Int) {
    guard !image.isRuns, image.byteCount >= Self.leastBytes else { return nil }
    let bytes = image.column.bytes
    let pieces = WordPieces(bytes.span, textEnds: image.column.ends.span)
    let distinct = DistinctStrings(
      bytes.span, ends: pieces.ends.span, skipped: pieces.understood.span)
    var strings = PoolStrings()
    for (number, first) in distinct.firsts.enumerated() {
      let begin = first == 0 ? 0 : Int(pieces.ends[Int(first) - 1])
      strings.append(bytes[begin..<Int(pieces.ends[Int(first)])], count: distinct.counts[number])
    }
    let order = PoolOrder(strings)
    let places = order.places
    var counts: [UInt64] = []
    for row in image.column.ends.indices where image.column.validity.isValid(row) {
      counts.append(pieces.counts[row])
    }
    let codes = distinct.numbers.map { UInt64(places[Int($0)]) }
    encoded = EncodedColumn(
      buffers: [
        .numbers(counts, as: .lengths, level: level), .numbers(codes, as: .codes, level: level),
      ],
      usesPool: true)
    pool = EncodedPool(strings, order.numbers, level: level)
  }
}
