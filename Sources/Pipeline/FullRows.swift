import Tables

/// Rows that were encoded before the batch was at its end, as there were very many.
struct FullRows {
  private let outputs: [RunPlan.Output]
  /// For each output.
  private var encoded: [EncodedRows?]

  init(_ outputs: [RunPlan.Output]) {
    self.outputs = outputs
    encoded = Array(repeating: nil, count: outputs.count)
  }

  mutating func append(_ table: Table) {
    for (index, output) in outputs.enumerated() where output.schema == table.schema {
      append(output.format.encode(table), to: index)
    }
  }

  private mutating func append(_ rows: EncodedRows, to index: Int) {
    if encoded[index] == nil { encoded[index] = rows } else { encoded[index]?.append(rows) }
  }

  /// All rows of an output; nil where there are none.
  ///
  /// - Parameter rest: Those that follow the ones that were encoded.
  mutating func take(
    _ index: Int, with rest: Table?, _ format: any TableFormat
  ) -> EncodedRows? {
    if let rest, rest.rowCount > 0 {
      // Rows that wait for their neighbours are those of a small part alone.
      let isAll = encoded[index] == nil
      append(isAll ? format.encodePart(rest) : format.encode(rest), to: index)
    }
    defer { encoded[index] = nil }
    return encoded[index]
  }
}
