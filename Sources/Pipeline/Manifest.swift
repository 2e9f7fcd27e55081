import Configuration
package import Kernels
import Tables

/// What a run read, did and wrote: enough to repeat it, and to trust its tables.
///
/// Holds no times and no machine names: two runs of one configuration over one corpus write the
/// same manifest.
package struct Manifest: Sendable {
  package let configuration: PipelineConfiguration
  package let counts: Counts
  package let rejected: Int
  package let files: [PublishedFile]

  /// The text of `manifest.json`.
  package var json: JSONOutput {
    .members([
      "broadsheet": .string(broadsheetVersion),
      "name": .string(configuration.name),
      "configuration": .members([
        "bytes": .integer(configuration.bytes.count),
        "xxh64": .string(hexadecimal(xxHash64(configuration.bytes.span))),
      ]),
      "inputs": .members([
        "documents": .integer(counts.documents),
        "bytes": .integer(counts.bytes),
        "tokens": .integer(counts.tokens),
        "rejected": .integer(rejected),
      ]),
      "ingredients": .object(
        configuration.ingredients.all.map { ($0.name, .string(hexadecimal($0.hash))) }),
      "steps": .array(configuration.steps.map { .string($0.name) }),
      "files": .array(
        files.map {
          .members([
            "path": .string($0.name),
            "table": .string($0.schema.name),
            "format": .string($0.format),
            "rows": .integer($0.rows),
            "bytes": .integer($0.bytes),
            "crc32": .string(String(hexadecimal(UInt64($0.checksum)).suffix(8))),
          ])
        }),
    ])
  }
}

/// The version of the program, as in the CHANGELOG.
package let broadsheetVersion = "0.1.0"
