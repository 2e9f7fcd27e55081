import Kernels

/// CHAIN: each value is the one before, the length of the string there, and a gap; corrected.
///
/// The gap is a constant and, if need be, what the row's own string is mapped to: a word follows
/// a space, a full stop does not. At the runs of a second column it begins anew from 0.
struct ChainEncoding: ReferringEncoding, NumberEncoding {
  static let code: UInt8 = 8
  static let name = "CHAIN"
  static let references = 2

  func numbers<Number: StoredNumber>(
    _ column: StoredColumn, count: Int, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    let rows = group.header.rows
    try group.file.require(
      count == rows, at: column.record.offset + 16, "CHAIN of a column with nulls")
    guard var values = try gaps(column, from: &group, as: type) else { return nil }
    var lengths: [Int32] = []
    if column.record.column != ColumnRecord.none {
      lengths = try group.rowLengths(of: Int(column.record.column), for: column)
    }
    var restarts = [Int32(rows)]
    if column.record.secondColumn != ColumnRecord.none {
      restarts = try group.rowRuns(of: Int(column.record.secondColumn), for: column, second: true)
    }
    return Self.add(&values, lengths, restarts) ? values : nil
  }

  /// What each value is more than where the one before it ends.
  private func gaps<Number: StoredNumber>(
    _ column: StoredColumn, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    let rows = group.header.rows
    try group.spend(rows * MemoryLayout<Number>.size, at: column.record.offset)
    guard let parameter = Number(exactly: column.record.parameter) else { return nil }
    var values: [Number]
    var buffers = column.buffers
    if let first = buffers.first, group.buffers[first].role == .targets {
      let (codes, entries) = try group.rowCodes(of: group.referred(column), for: column)
      guard var gaps = try group.numbers(first, role: .targets, count: entries, as: type)
      else { return nil }
      var fitting = Fitting()
      for entry in gaps.indices {
        gaps[entry] = fitting.cut(Int64(gaps[entry]) &+ Int64(parameter))
      }
      if fitting.isBeyond { return nil }
      values = Number.gathered(gaps.span, codes.span)
      buffers = buffers.dropFirst()
    } else {
      values = Array(repeating: parameter, count: rows)
    }
    return try group.correct(&values, buffers, column) ? values : nil
  }

  /// Turns gaps into values.
  ///
  /// - Returns: Whether they are all numbers of that width.
  private static func add<Number: StoredNumber>(
    _ values: inout [Number], _ lengths: [Int32], _ restarts: [Int32]
  ) -> Bool {
    var fitting = Fitting()
    var target = values.mutableSpan
    let lengths = lengths.span
    let hasLengths = lengths.count == target.count
    var row = 0
    for restart in restarts {
      var end: Int64 = 0
      while row < Int(restart) {
        end &+= Int64(target[row])
        target[row] = fitting.cut(end)
        if hasLengths { end &+= Int64(lengths[row]) }
        row &+= 1
      }
    }
    return !fitting.isBeyond
  }
}
