import Kernels
import Tables

/// A column of a stream: which one of the file, and what Arrow calls its type.
struct ExportedColumn {
  enum Kind: Equatable {
    case int32, int64, float64, bool, date, utf8
    /// Places in a list of strings that each batch brings along.
    case dictionary
    /// Strings that lie in other buffers, and where: `utf8_view`.
    case view
  }

  /// Its place in the file.
  let position: Int
  let field: Field
  let kind: Kind

  /// - Parameters:
  ///   - pools: By group of the file, then by column, how many strings a column's pool has.
  ///     Strings are exported by their places only where every group has a pool of them, so that
  ///     all streams over a file have the same types.
  ///   - hasViews: Whether strings are exported as views in place of places.
  init(_ field: Field, at position: Int, pools: [[Int?]], hasViews: Bool) {
    self.position = position
    self.field = field
    kind =
      switch field.type {
      case .int32: .int32
      case .int64: .int64
      case .float64: .float64
      case .bool: .bool
      case .date: .date
      case .string where hasViews: .view
      case .string: ExportedColumn.kind(ofStrings: pools.map { $0[position] })
      }
  }

  private static func kind(ofStrings pools: [Int?]) -> Kind {
    pools.contains { $0 == nil } ? .utf8 : .dictionary
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
    case .dictionary: "i"
    case .view: "vu"
    }
  }
}
