package import Kernels
import Tables

/// `datapackage.json`: tables and columns with types and meanings, for tools that read them.
///
/// Source: Frictionless Data, "Data Package" and "Table Schema", version 1.
package struct DataPackage: Sendable {
  package let name: String
  package let files: [PublishedFile]

  /// The text of `datapackage.json`.
  package var json: JSONOutput {
    .members([
      "profile": .string("data-package"),
      "name": .string(name),
      "resources": .array(files.map(resource)),
    ])
  }

  private func resource(_ file: PublishedFile) -> JSONOutput {
    let isCSV = file.format == "csv"
    return .members([
      "name": .string(isCSV ? file.schema.name : "\(file.schema.name)-\(file.format)"),
      "title": .string(file.schema.meaning),
      "path": .string(file.name),
      "profile": .string(isCSV ? "tabular-data-resource" : "data-resource"),
      "format": .string(isCSV ? "csv" : "bsc"),
      "mediatype": .string(isCSV ? "text/csv" : "application/octet-stream"),
      "encoding": isCSV ? .string("utf-8") : nil,
      "compression": isCSV ? .string("gz") : nil,
      "bytes": .integer(file.bytes),
      "rows": .integer(file.rows),
      "dialect": isCSV
        ? .members([
          "delimiter": .string(","), "lineTerminator": .string("\r\n"),
          "quoteChar": .string("\""), "doubleQuote": .bool(true), "header": .bool(true),
        ]) : nil,
      "schema": .members([
        "fields": .array(file.schema.fields.map(field)),
        "missingValues": .array([.string("")]),
      ]),
    ])
  }

  private func field(_ field: Field) -> JSONOutput {
    .members([
      "name": .string(field.name),
      "type": .string(DataPackage.type(of: field.type)),
      "description": .string(field.meaning),
      "constraints": field.isNullable ? nil : .members(["required": .bool(true)]),
    ])
  }

  /// The word of Table Schema for a type.
  private static func type(of type: ValueType) -> String {
    switch type {
    case .string: "string"
    case .int32, .int64: "integer"
    case .float64: "number"
    case .bool: "boolean"
    case .date: "date"
    }
  }
}
