import Kernels

/// Numbers of a column as they can be foretold from other columns, and what corrects them.
struct Forecast {
  var encoding: any ColumnEncoding
  var column: Int?
  var secondColumn: Int?
  var parameter: Int64 = 0
  /// Numbers that stand before the correction, and what they are.
  var lead: (values: [Int64], role: BufferRole)?
  var correction: Correction
  var runEnds: [Int32]?

  /// About how many bytes it takes.
  var size: Int {
    guard let lead else { return correction.size }
    let own = ColumnarLimits.bufferRecordSize
    if lead.role == .lengths { return correction.size + lead.values.count * 5 / 6 + own }
    // Targets, of which most are alike.
    let nonzero = lead.values.count { $0 != 0 }
    let width = elementWidth(bits: bitWidth(UInt64(bitPattern: lead.values.max() ?? 0)))
    return correction.size + lead.values.count / 12 + nonzero * min(width, 3) / 2 + own
  }

  func encoded(level: Int) -> EncodedColumn {
    var buffers: [EncodedBuffer] = []
    if let lead { buffers.append(.based(lead.values, as: lead.role, level: level)) }
    return EncodedColumn(
      column: column, secondColumn: secondColumn, parameter: parameter,
      buffers: buffers + correction.buffers(level: level))
  }
}
