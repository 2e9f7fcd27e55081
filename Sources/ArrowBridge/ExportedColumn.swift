import Kernels
import Tables

/// A column of a stream: which one of the file, and what Arrow calls its type.
struct ExportedColumn {
  enum Kind: Equatable {
    case int32, int64, float64, bool, date, utf8
    /// Places of so many bytes in a list of strings that each batch brings along.
    case dictionary(width: Int)
  }

  /// Its place in the file.
  let position: Int
  let field: Field
  let kind: Kind

  /// - Parameter groups: Those that will be read: strings are exported by their places in a pool
  ///   only where all of these store them so.
  init(_ reader: ColumnarReader, _ position: Int, groups: [Int]) throws(FormatError) {
    self.position = position
    field = reader.schema.fields[position]
    kind =
      switch field.type {
      case .int32: .int32
      case .int64: .int64
      case .float64: .float64
      case .bool: .bool
      case .date: .date
      case .string: try ExportedColumn.kind(ofStrings: position, reader, groups)
      }
  }

  private static func kind(
    ofStrings position: Int, _ reader: ColumnarReader, _ groups: [Int]
  ) throws(FormatError) -> Kind {
    var largest = 0
    for group in groups {
      guard let count = try reader.poolCount(ofColumn: position, group: group) else {
        return .utf8
      }
      largest = max(largest, count)
    }
    return .dictionary(width: largest <= 1 << 16 ? 2 : 4)
  }

  /// The letters of the C interface for the type; for a dictionary that of its places.
  var format: String {
    switch kind {
    case .int32: "i"
    case .int64: "l"
    case .float64: "g"
    case .bool: "b"
    case .date: "tdD"
    case .utf8: "u"
    case .dictionary(let width): width == 2 ? "S" : "I"
    }
  }
}
