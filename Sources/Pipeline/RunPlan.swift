import Stages
package import Tables

/// The files that a run of some configuration publishes.
package struct RunPlan: Sendable {
  /// One table in one format.
  package struct Output: Sendable {
    package let schema: Schema
    package let format: any TableFormat
    package let formatName: String

    package var fileName: String { schema.name + format.fileExtension }
  }

  /// The record of what was read.
  package let inputOutput = Output(
    schema: InputRows.schema, format: IndexFormat(), formatName: IndexFormat.name)

  /// Files that are put together part by part, in the order of the tables.
  package let outputs: [Output]
  /// Files of aggregate tables, for each of them.
  package let aggregateOutputs: [[Output]]
  package let rejectOutputs: [Output]
  /// None where duplicates are not looked for.
  package let duplicateOutputs: [Output]

  package init(_ configuration: PipelineConfiguration) {
    func outputs(of schema: Schema) -> [Output] {
      configuration.write.formats(of: schema.name).map {
        Output(schema: schema, format: $0, formatName: type(of: $0).name)
      }
    }
    self.outputs = configuration.tables.flatMap { outputs(of: $0.schema) }
    aggregateOutputs = configuration.aggregates.map { outputs(of: $0.schema) }
    rejectOutputs = outputs(of: RejectRows.schema)
    duplicateOutputs =
      configuration.nearDuplicates == nil ? [] : outputs(of: DuplicateRows.schema)
  }

  /// All files, in the order in which manifest and data package list them.
  package var all: [Output] {
    outputs + rejectOutputs + duplicateOutputs + aggregateOutputs.joined()
  }
}

/// The columnar format under a name of its own, so that nobody takes the file for a table.
struct IndexFormat: TableFormat {
  static let name = "index"
  let fileExtension = ".index"
  private let columnar = ColumnarFormat(level: 1)

  func encode(_ table: Table) -> EncodedRows { columnar.encode(table) }
  func encodePart(_ table: Table) -> EncodedRows { columnar.encodePart(table) }
  func merging(of schema: Schema) -> GroupMerging? { columnar.merging(of: schema) }
  func assembly(of schema: Schema) -> any TableAssembly { columnar.assembly(of: schema) }
}
