package import Kernels
import Tables

/// What a run did, how long it took and what its checks found: the content of `run.json`.
///
/// Holds what differs from run to run, and so is kept apart from the manifest and the tables.
package struct RunAccount: Sendable {
  package let name: String
  package let from: String
  package let to: String
  package let jobs: Int
  package let start: TimeStamp
  /// When its files were finished and checked.
  package let end: TimeStamp
  package let statistics: RunStatistics
  /// What all checks found.
  package let outcomes: [CheckOutcome]
  /// The run that was published before, where there is one that can be read.
  package let last: RunRecord?
  package let isPublished: Bool

  /// Of those that did not pass.
  package var findings: [CheckOutcome] { outcomes.filter { $0.level != .passed } }

  /// How many rows a table has more than in the last run; nil where it was not there.
  package func change(of table: String, rows: Int) -> Int? {
    last?.files.first { $0.table == table }.map { rows - $0.rows }
  }

  /// The text of `run.json`.
  package var json: JSONOutput {
    .members([
      "broadsheet": .string(broadsheetVersion),
      "name": .string(name),
      "result": .string(isPublished ? findings.isEmpty ? "published" : "warned" : "failed"),
      "host": .string(Machine.hostName()),
      "process": .integer(Machine.processNumber()),
      "start": .string(start.text),
      "end": .string(end.text),
      "seconds": .seconds(UInt64(clamping: end.nanoseconds - start.nanoseconds)),
      "jobs": .integer(jobs),
      "peakMemory": .integer(Machine.peakMemory()),
      "inputs": .members([
        "from": .string(from),
        "documents": .integer(statistics.counts.documents),
        "tokens": .integer(statistics.counts.tokens),
        "bytes": .integer(statistics.counts.bytes),
        "rejected": .integer(statistics.rejected),
        "reasons": .object(
          statistics.reasons.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }),
      ]),
      "parts": .members([
        "made": .integer(statistics.partsMade), "kept": .integer(statistics.partsKept),
        "mended": .integer(statistics.partsMended),
      ]),
      "phases": statistics.phases.json,
      "steps": .object(
        zip(statistics.clockNames, statistics.counts.nanoseconds).map { ($0, .seconds($1)) }),
      "slowest": .array(statistics.slowest.map(\.json)),
      "tables": .array(statistics.files.map(table)),
      "checks": .array(outcomes.map(\.json)),
    ])
  }

  private func table(_ file: PublishedFile) -> JSONOutput {
    .members([
      "path": .string(file.name),
      "rows": .integer(file.rows),
      "change": change(of: file.schema.name, rows: file.rows).map { .integer($0) },
      "bytes": .integer(file.bytes),
    ])
  }
}

extension CheckOutcome {
  package var json: JSONOutput {
    .members([
      "check": .string(check), "level": .string(level.rawValue), "message": .string(message),
      "rows": .array(rows.map { .string($0) }),
    ])
  }
}

extension Part.Effort {
  fileprivate var json: JSONOutput {
    .members([
      "document": .string(document), "seconds": .seconds(nanoseconds), "work": .integer(work),
      "bytes": .integer(bytes),
    ])
  }
}
