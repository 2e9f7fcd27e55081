/// Rows of one table, held column by column.
package struct Table: Sendable, Equatable {
  package let schema: Schema
  package let columns: [Column]

  /// - Precondition: One column per field, of its type, all with the same number of rows; no
  ///   null where the field is not nullable. Anything else is a bug in a stage and not a fault
  ///   of the corpus, so it stops the program.
  package init(_ schema: Schema, _ columns: [Column]) {
    precondition(
      columns.count == schema.fields.count,
      "\(schema.name): \(schema.fields.count) fields, \(columns.count) columns")
    for (field, column) in zip(schema.fields, columns) {
      precondition(
        column.type == field.type,
        "\(schema.name).\(field.name): \(field.type.name) field, \(column.type.name) column")
      precondition(
        column.count == columns[0].count,
        "\(schema.name).\(field.name): \(column.count) rows, \(columns[0].count) in the first")
      precondition(
        field.isNullable || column.nullCount == 0,
        "\(schema.name).\(field.name): \(column.nullCount) nulls in a column without nulls")
    }
    self.schema = schema
    self.columns = columns
  }

  package var rowCount: Int { columns.first?.count ?? 0 }

  /// The column with that name.
  package func column(_ name: String) -> Column? {
    schema.position(of: name).map { columns[$0] }
  }
}
