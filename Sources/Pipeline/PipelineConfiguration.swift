package import Configuration
import Kernels
package import Stages
import Tables

/// A `pipeline.json` that was read and checked: what to read, what to do, what to write.
package struct PipelineConfiguration: Sendable {
  package let name: String
  /// As the user named it, with its bytes: for the manifest.
  package let file: String
  package let bytes: [UInt8]
  package var read: ReadConfiguration
  /// The steps of clean, segment and tag, in the order in which a document passes them.
  package let steps: [NamedStep]
  /// The tables that the steps fill, in the order of the registry; `rejects` and aggregates apart.
  package let tables: [any TableRows.Type]
  package let aggregates: [GroupConfiguration]
  /// Set where articles that repeat others are looked for.
  package let nearDuplicates: NearDuplicates?
  package var write: WriteConfiguration
  package let checks: RunChecks
  package var observation: ObservationConfiguration
  /// How many runs stay in the output folder, the newest ones.
  package let keptRuns: Int
  /// What parts follow from, besides their inputs.
  package let ingredients: Ingredients

  /// A step and the name that users write.
  package struct NamedStep: Sendable {
    package let name: String
    package let step: any Step
  }
}

/// The mistakes of a configuration: never empty.
package struct ConfigurationFailure: Error, CustomStringConvertible {
  package let mistakes: [ConfigurationError]

  package var description: String { mistakes.map(\.description).joined(separator: "\n") }
}

extension PipelineConfiguration {
  /// Reads a configuration file and everything that it names, apart from the corpus.
  ///
  /// - Throws: `ConfigurationFailure` with all mistakes.
  package init(path: String, data: DataFolder) throws(ConfigurationFailure) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readFile(path, limit: 16 << 20)
    } catch {
      let message = "cannot \(error.action): \(error.reason)"
      throw ConfigurationFailure(
        mistakes: [ConfigurationError(file: path, place: "", message)])
    }
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
    try self.init(
      bytes: bytes, source: ConfigurationSource(name: path, folder: folder, data: data))
  }

  init(bytes: [UInt8], source: ConfigurationSource) throws(ConfigurationFailure) {
    let reader = try PipelineReader(bytes: bytes, source: source)
    self = try reader.configuration(bytes: bytes)
  }
}

/// Reads the parts of a `pipeline.json` one after another, noting every mistake.
private struct PipelineReader {
  let source: ConfigurationSource
  let root: Options

  init(bytes: [UInt8], source: ConfigurationSource) throws(ConfigurationFailure) {
    self.source = source
    let value: JSONValue
    do throws(JSONError) {
      value = try parseJSON(bytes)
    } catch {
      let place = LineAndColumn(of: error.offset, in: bytes)
      let file = "\(source.name):\(place.line):\(place.column)"
      throw ConfigurationFailure(
        mistakes: [
          ConfigurationError(file: file, place: "", "not valid JSON: \(error.message)")
        ])
    }
    guard let root = source.options(value, at: "") else {
      throw ConfigurationFailure(mistakes: source.mistakes.all)
    }
    self.root = root
  }

  func configuration(bytes: [UInt8]) throws(ConfigurationFailure) -> PipelineConfiguration {
    let name = root.string("name") ?? "broadsheet"
    _ = root.string("$schema")  // For editors.
    var stages = StageList(source: source)
    for (index, value) in (root.list("stages") ?? []).enumerated() {
      stages.read(value, index: index)
    }
    if !root.has("stages") {
      root.mistake("\"stages\" is missing; expected a list of stages, \"read\" first")
    } else if stages.read == nil, !stages.names.contains("read") {
      root.mistake("no \"read\" stage; expected one in front of the others", key: "stages")
    }
    let tables = TableRegistry.tables.filter { $0.needs.isSubset(of: stages.facts) }
    let aggregates = stages.aggregates(of: tables.map { $0.schema })
    let schemas =
      tables.map { $0.schema } + [RejectRows.schema]
      + (stages.nearDuplicates == nil ? [] : [DuplicateRows.schema]) + aggregates.map(\.schema)
    let write = WriteConfiguration(
      root.options("write"), root: root, tables: schemas.map(\.name))
    let checks = RunChecks(
      rejects: root.options("rejects"), checks: root.list("checks") ?? [], in: source,
      schemas.map { schema in
        CheckedTable(
          schema: schema, formats: write.formats(of: schema.name).map { type(of: $0).name })
      })
    let keep = root.options("keep")
    let keptRuns = keep?.integer("runs", in: 1...100_000, default: 14) ?? 14
    keep?.finish()
    let observation = ObservationConfiguration(root)
    root.finish()
    guard let read = stages.read, source.mistakes.all.isEmpty else {
      throw ConfigurationFailure(mistakes: source.mistakes.all)
    }
    return PipelineConfiguration(
      name: name, file: source.name, bytes: bytes, read: read, steps: stages.steps,
      tables: tables, aggregates: aggregates, nearDuplicates: stages.nearDuplicates, write: write,
      checks: checks, observation: observation, keptRuns: keptRuns,
      ingredients: Ingredients(
        [
          Ingredients.program, NamedHash(name: "read", of: "\(read.limit) \(read.budget)"),
          NamedHash(name: "write", of: write.rowFormats),
        ] + stages.ingredients))
  }
}

/// Where a byte of a text stands, as editors count: from 1, columns in bytes.
struct LineAndColumn: Equatable {
  let line: Int
  let column: Int

  init(of offset: Int, in bytes: [UInt8]) {
    let before = bytes.prefix(offset)
    line = 1 + before.count { $0 == 0x0A }
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    column = offset - lineStart + 1
  }
}
