import Tables

/// A file's contents as JSON, one row of a group on a line: what stands beside each golden file.
///
/// A `float64` is the 16 hexadecimal digits of its bits, so that nothing is lost.
func jsonText(_ reader: ColumnarReader) throws -> String {
  let fields = reader.schema.fields.map { field in
    "    [\(quoted(field.name)), \(quoted(field.type.name)), \(field.isNullable), "
      + "\(quoted(field.meaning))]"
  }
  var groups: [String] = []
  for group in reader.groups.indices {
    let columns = try reader.table(ofGroup: group).columns.map { cells($0) }
    let rows = (0..<reader.groups[group].rowCount).map { row in
      "      [" + columns.map { json($0[row]) }.joined(separator: ", ") + "]"
    }
    groups.append("    [\n" + rows.joined(separator: ",\n") + "\n    ]")
  }
  return """
    {
      "table": \(quoted(reader.schema.name)),
      "meaning": \(quoted(reader.schema.meaning)),
      "columns": [
    \(fields.joined(separator: ",\n"))
      ],
      "encodings": \(try reader.encodings()),
      "groups": [
    \(groups.joined(separator: ",\n"))
      ]
    }

    """
}

extension ColumnarReader {
  /// The code of the encoding of each column, group by group.
  fileprivate func encodings() throws -> [[UInt8]] {
    try groups.indices.map { group in
      try schema.fields.indices.map { try layout(ofColumn: $0, group: group).encoding }
    }
  }
}

private func json(_ cell: Cell) -> String {
  switch cell {
  case .null: "null"
  case .number(let number): "\(number)"
  case .flag(let flag): "\(flag)"
  case .text(let bytes): quoted(String(decoding: bytes, as: UTF8.self))
  case .float(let bits):
    "\"" + String(repeating: "0", count: bits.leadingZeroBitCount / 4)
      + (bits == 0 ? "" : String(bits, radix: 16)) + "\""
  }
}

private func quoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\\(scalar)"
    case "\u{0}"..."\u{1F}":
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
