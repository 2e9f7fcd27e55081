/// What the values of a column are.
package enum ValueType: UInt8, Sendable, CaseIterable {
  case string = 1
  case int32 = 2
  case int64 = 3
  case float64 = 4
  case bool = 5
  /// Days since 1970-01-01, as `int32`.
  case date = 6

  /// The word for it in schemas and messages.
  package var name: String {
    switch self {
    case .string: "string"
    case .int32: "int32"
    case .int64: "int64"
    case .float64: "float64"
    case .bool: "bool"
    case .date: "date"
    }
  }
}

/// One column of a table: its name, the type of its values, and what they mean.
package struct Field: Sendable, Equatable {
  package let name: String
  package let type: ValueType
  package let isNullable: Bool
  /// One sentence for `datapackage.json` and the reference page.
  package let meaning: String

  package init(_ name: String, _ type: ValueType, nullable: Bool = false, _ meaning: String) {
    self.name = name
    self.type = type
    self.isNullable = nullable
    self.meaning = meaning
  }
}

/// The columns of a table, in order: the one source of the CSV header, the columnar schema,
/// `datapackage.json` and the reference page.
package struct Schema: Sendable, Equatable {
  package let name: String
  /// What one row is.
  package let meaning: String
  package let fields: [Field]

  package init(_ name: String, _ meaning: String, _ fields: [Field]) {
    self.name = name
    self.meaning = meaning
    self.fields = fields
  }

  /// Position of the field with that name.
  package func position(of name: String) -> Int? { fields.firstIndex { $0.name == name } }
}
