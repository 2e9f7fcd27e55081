import Kernels

/// GROUPED: strings in the order of what other columns hold in the same row and in its partner.
///
/// For what follows from two rows that belong together: the relation of a word to its head is
/// nearly known from the tags of both and from how far they are apart. Codes of rows that are
/// alike in these stand together, so that deflate finds long runs and few codes at a time.
struct GroupedEncoding: ReferringEncoding {
  static let code: UInt8 = 15
  static let name = "GROUPED"
  static let usesPool = true
  static let references = 2

  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    try column.requireType(isText: true, group)
    try column.requireBuffers(1, group)
    let pool = try group.pool(of: column)
    let keys = try Self.keys(column, &group)
    try group.spend(
      count * 4 + PartnerKeys.bytes(rows: group.header.rows) / 2, at: column.record.offset)
    let stored = try group.codes(column.buffers.lowerBound, count: count, in: pool)
    return .coded(codes: keys.inRows(stored.span, valid: column.valid.span), pool: pool)
  }

  private static func keys(
    _ column: StoredColumn, _ group: inout GroupSource
  ) throws(FormatError) -> PartnerKeys {
    let name = PartnerKeys.Name(
      column: column.record.column, secondColumn: column.record.secondColumn,
      parameter: column.record.parameter)
    if let known = group.knownKeys[name] { return known }
    let (codes, _) = try group.rowCodes(of: group.referred(column), for: column)
    try group.spend(PartnerKeys.bytes(rows: group.header.rows), at: column.record.offset)
    let keys: PartnerKeys
    if let narrow = try distances(column, &group, as: Int32.self) {
      keys = PartnerKeys(codes: codes.span, distances: narrow.span)
    } else {
      let wide = try distances(column, &group, as: Int64.self) ?? []
      keys = PartnerKeys(codes: codes.span, distances: wide.span)
    }
    group.knownKeys[name] = keys
    return keys
  }

  /// How far the partner of each row is from it: what the second column is more than the column
  /// that it is foretold from, and the parameter.
  ///
  /// - Returns: `nil` where that is too much for such numbers, but never in 64 bits.
  private static func distances<Number: StoredNumber>(
    _ column: StoredColumn, _ group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    let second = try group.referred(column, second: true)
    try group.file.require(
      group.columns[second].encoding == AffineEncoding.code, at: column.record.offset + 6,
      "column \(second) is not stored as AFFINE")
    try group.spend(
      group.header.rows * MemoryLayout<Number>.size * 3, at: column.record.offset)
    guard var distances = try group.rowNumbers(of: second, for: column, as: type) else {
      return nil
    }
    // AFFINE has a column that it is foretold from: it has been read by then.
    let third = Int(group.columns[second].column)
    guard let origins = try group.rowNumbers(of: third, for: column, as: type) else { return nil }
    var fitting = Fitting()
    let parameter = column.record.parameter
    var target = distances.mutableSpan
    for row in origins.indices {
      target[row] = fitting.cut(Int64(target[row]) &- Int64(origins[row]) &+ parameter)
    }
    return fitting.isBeyond ? nil : distances
  }
}

extension PartnerKeys {
  /// What keys follow from.
  struct Name: Hashable, Sendable {
    let column: UInt16
    let secondColumn: UInt16
    let parameter: Int64
  }
}
