import Kernels

/// MAP: what each string of another column stands for; corrected where it is something else.
///
/// For what is, or nearly is, a function of a word: its lemma, its part of speech, the country
/// of a name.
struct MapEncoding: ReferringEncoding, NumberEncoding {
  static let code: UInt8 = 7
  static let name = "MAP"
  static let usesPool = true
  static let references = 1

  /// Parameter: targets are places in the column's pool.
  static let absolute: Int64 = 0
  /// Parameter: both columns share a pool, and targets are added to the place that is mapped.
  static let relative: Int64 = 1

  func numbers<Number: StoredNumber>(
    _ column: StoredColumn, count: Int, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    try column.requireNoParameter(group)
    let (rows, entries) = try group.rowCodes(of: group.referred(column), for: column)
    let first = try firstBuffer(column, group)
    guard let targets = try group.numbers(first, role: .targets, count: entries, as: type)
    else { return nil }
    try group.spend(count * MemoryLayout<Number>.size, at: column.record.offset)
    let codes = group.dense(rows, column.valid)
    var values = Number.gathered(targets.span, codes.span)
    return try group.correct(&values, column.buffers.dropFirst(), column) ? values : nil
  }

  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    guard column.record.type == .string else {
      return try decodedNumbers(column, count: count, from: &group)
    }
    let reference = try group.referred(column)
    let (rows, entries) = try group.rowCodes(of: reference, for: column)
    let pool = try group.pool(of: column)
    let targets = try targets(column, reference, entries, pool, &group)
    try group.spend(count * 4, at: column.record.offset)
    let codes = group.dense(rows, column.valid)
    var values = Int32.gathered(targets.span, codes.span)
    try Self.replace(&values, column, pool, &group)
    return .coded(codes: values, pool: pool)
  }

  private func firstBuffer(
    _ column: StoredColumn, _ group: GroupSource
  ) throws(FormatError) -> Int {
    try group.file.require(
      !column.buffers.isEmpty, at: column.record.offset + 10, "MAP without targets")
    return column.buffers.lowerBound
  }

  /// For each entry of the pool of the column that is referred to, a place in the column's own.
  private func targets(
    _ column: StoredColumn, _ reference: Int, _ entries: Int, _ pool: StringPool,
    _ group: inout GroupSource
  ) throws(FormatError) -> [Int32] {
    let first = try firstBuffer(column, group)
    var targets = try group.numbers(first, role: .targets, count: entries)
    if column.record.parameter == Self.relative {
      try group.file.require(
        group.columns[reference].pool == column.record.pool, at: column.record.offset + 8,
        "relative targets in a pool that column \(reference) does not share")
      for entry in targets.indices { targets[entry] &+= Int64(entry) }
    } else {
      try column.requireNoParameter(group)
    }
    for target in targets where target < 0 || target >= pool.count {
      throw group.file.error(
        group.position(ofBuffer: first), "target \(target) in a pool of \(pool.count)")
    }
    return targets.map { Int32(truncatingIfNeeded: $0) }
  }

  /// Replaces the codes that the buffers after the first say.
  private static func replace(
    _ values: inout [Int32], _ column: StoredColumn, _ pool: StringPool,
    _ group: inout GroupSource
  ) throws(FormatError) {
    let buffers = column.buffers.dropFirst()
    guard let first = buffers.first else { return }
    try column.requireBuffers(3, group)
    let positions = try group.positions(first, below: values.count)
    let codes = try group.codes(first + 1, count: positions.count, in: pool)
    for (position, code) in zip(positions, codes) { values[position] = code }
  }
}
