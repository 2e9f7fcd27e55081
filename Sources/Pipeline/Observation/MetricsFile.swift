package import Kernels
import Tables

/// Metrics of the last run, for the textfile collector of a Prometheus node exporter.
///
/// Source: Prometheus, "Exposition formats", text format 0.0.4.
package struct MetricsFile {
  private static let success = "broadsheet_success_timestamp_seconds"

  private let path: String
  private let name: String
  private var text = ""

  /// - Parameter name: Of the configuration: the label `name` of all metrics.
  package init(_ path: String, name: String) {
    self.path = path
    self.name = name
  }

  /// Puts the metrics of a run in the place of earlier ones, in one step.
  ///
  /// - Parameter account: Nil where the run ended before its files were finished.
  package mutating func write(
    start: TimeStamp, status: Int, _ account: RunAccount?
  ) throws(FileError) {
    let end = TimeStamp.now()
    text = ""
    append("broadsheet_exit_status", "Exit status of the last run", [([], Double(status))])
    append("broadsheet_start_timestamp_seconds", "When it began", [([], start.seconds)])
    append("broadsheet_end_timestamp_seconds", "When it ended", [([], end.seconds)])
    if let success = status <= 1 ? end.seconds : lastSuccess() {
      append(MetricsFile.success, "When a run was last published", [([], success)])
    }
    if let account { append(account) }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex {
      try FileSystem.createFolder(String(path[..<slash]))
    }
    let aside = "\(path).new-\(Machine.processNumber())"
    do throws(FileError) {
      try writeFile(aside, Array(text.utf8))
      try FileSystem.rename(aside, to: path)
    } catch {
      try? FileSystem.removeFile(aside)
      throw error
    }
  }

  private mutating func append(_ account: RunAccount) {
    let run = account.statistics
    append("broadsheet_documents", "Articles in the tables", [([], Double(run.counts.documents))])
    append("broadsheet_tokens", "Tokens of these articles", [([], Double(run.counts.tokens))])
    append("broadsheet_input_bytes", "Bytes of these articles", [([], Double(run.counts.bytes))])
    append("broadsheet_rejected_inputs", "Inputs not used", [([], Double(run.rejected))])
    append(
      "broadsheet_parts", "Parts by origin",
      [
        ([("origin", "made")], Double(run.partsMade)),
        ([("origin", "kept")], Double(run.partsKept)),
      ])
    append(
      "broadsheet_step_seconds", "Computing time of each step",
      zip(run.clockNames, run.counts.nanoseconds).map { ([("step", $0)], Double($1) / 1e9) })
    append(
      "broadsheet_rows", "Rows of each file",
      run.files.map { ([("file", $0.name)], Double($0.rows)) })
    append(
      "broadsheet_file_bytes", "Bytes of each file",
      run.files.map { ([("file", $0.name)], Double($0.bytes)) })
    append(
      "broadsheet_check_level", "0 passed, 1 warned, 2 failed",
      account.outcomes.enumerated().map { index, outcome in
        let level =
          switch outcome.level {
          case .passed: 0.0
          case .warn: 1.0
          case .fail: 2.0
          }
        return ([("check", outcome.check), ("number", "\(index)")], level)
      })
  }

  private mutating func append(
    _ metric: String, _ meaning: String, _ samples: [(labels: [(String, String)], value: Double)]
  ) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(metric) \(meaning).\n# TYPE \(metric) gauge\n"
    for (labels, value) in samples {
      let all = ([("name", name)] + labels).map { "\($0)=\"\(MetricsFile.escaped($1))\"" }
      let number = Int(exactly: value).map { "\($0)" } ?? "\(value)"
      text += "\(metric){\(all.joined(separator: ","))} \(number)\n"
    }
  }

  private static func escaped(_ value: String) -> String {
    value.map { ["\\": "\\\\", "\"": "\\\"", "\n": "\\n"][$0] ?? String($0) }.joined()
  }

  /// What the file says that is there: a failure does not make it forgotten.
  private func lastSuccess() -> Double? {
    guard let bytes = try? readFile(path, limit: 1 << 20) else { return nil }
    let start = "\(MetricsFile.success){name=\"\(MetricsFile.escaped(name))\"} "
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    where line.hasPrefix(start) {
      return Double(line.dropFirst(start.count))
    }
    return nil
  }
}
