package import Kernels
import Stages
import Tables

/// OpenLineage events of one run, appended to a file, one a line.
///
/// Source: OpenLineage, specification 2-0-2, `RunEvent`; "Naming conventions" for local files.
package struct LineageEvents {
  private static let producer = "urn:broadsheet:\(broadsheetVersion)"
  private static let schemas = "https://openlineage.io/spec"

  private let path: String
  private let configuration: PipelineConfiguration
  private let identifier: String

  package init(_ path: String, _ configuration: PipelineConfiguration, start: TimeStamp) {
    self.path = path
    self.configuration = configuration
    let origin = "\(Machine.hostName()) \(Machine.processNumber()) \(start.nanoseconds)"
    identifier = LineageEvents.identifier(of: origin)
  }

  /// A UUID of version 8 (RFC 9562): made of hashes.
  private static func identifier(of origin: String) -> String {
    let first = hexadecimal(xxHash64(Array(origin.utf8).span))
    let second = hexadecimal(xxHash64(Array((origin + "+").utf8).span))
    return "\(first.prefix(8))-\(first.dropFirst(8).prefix(4))-8\(first.suffix(3))"
      + "-8\(second.prefix(3))-\(second.suffix(12))"
  }

  package func started() throws(FileError) { try append("START", outputs: [], failure: nil) }

  package func completed(_ account: RunAccount) throws(FileError) {
    let folder = FileSystem.absolutePath("\(configuration.write.to)/current")
    try append(
      "COMPLETE", outputs: account.statistics.files.map { dataset(of: $0, in: folder) },
      failure: nil)
  }

  package func failed(_ message: String) throws(FileError) {
    try append("FAIL", outputs: [], failure: message)
  }

  private func append(
    _ type: String, outputs: [JSONOutput], failure: String?
  ) throws(FileError) {
    let facets = failure.map { message in
      JSONOutput.members([
        "errorMessage": facet(
          "1-0-1/ErrorMessageRunFacet",
          [("message", .string(message)), ("programmingLanguage", .string("Swift"))])
      ])
    }
    let event = JSONOutput.members([
      "eventType": .string(type),
      "eventTime": .string(TimeStamp.now().text),
      "producer": .string(LineageEvents.producer),
      "schemaURL": .string("\(LineageEvents.schemas)/2-0-2/OpenLineage.json#/$defs/RunEvent"),
      "run": .members(["runId": .string(identifier), "facets": facets]),
      "job": .members([
        "namespace": .string("broadsheet"), "name": .string(configuration.name),
      ]),
      "inputs": .array([
        .members([
          "namespace": .string("file"),
          "name": .string(FileSystem.absolutePath(configuration.read.from)),
        ])
      ]),
      "outputs": .array(outputs),
    ])
    try appendToFile(path, Array((event.line + "\n").utf8))
  }

  private func dataset(of file: PublishedFile, in folder: String) -> JSONOutput {
    let fields = file.schema.fields.map { field in
      JSONOutput.members([
        "name": .string(field.name), "type": .string(field.type.name),
        "description": .string(field.meaning),
      ])
    }
    return .members([
      "namespace": .string("file"),
      "name": .string("\(folder)/\(file.name)"),
      "facets": .members([
        "schema": facet("1-1-1/SchemaDatasetFacet", [("fields", .array(fields))])
      ]),
      "outputFacets": .members([
        "outputStatistics": facet(
          "1-0-2/OutputStatisticsOutputDatasetFacet",
          [("rowCount", .integer(file.rows)), ("size", .integer(file.bytes))])
      ]),
    ])
  }

  /// - Parameter definition: `VERSION/NAME`, as the specification calls it.
  private func facet(
    _ definition: String, _ members: [(key: String, value: JSONOutput)]
  ) -> JSONOutput {
    let name = definition.split(separator: "/").last ?? ""
    let file = definition + ".json#/$defs/\(name)"
    return .object(
      [
        ("_producer", .string(LineageEvents.producer)),
        ("_schemaURL", .string("\(LineageEvents.schemas)/facets/\(file)")),
      ] + members)
  }
}
