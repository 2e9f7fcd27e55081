import ArgumentParser
import Kernels
import Pipeline

/// What the program says on standard error while it works: for people, or one JSON object a line.
struct RunLog {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }
  enum Level: String { case info, warning, error }

  /// What happened; the words are part of the contract.
  enum Event: String {
    case started, progress, note, check, published, failed, mistake
  }

  let format: Format

  /// Says what happened.
  ///
  /// People are told warnings and errors only.
  ///
  /// - Parameters:
  ///   - message: For people, and for the key `message`.
  ///   - rows: Some rows that it is about.
  ///   - facts: Further keys of the object.
  func tell(
    _ level: Level, _ event: Event, _ message: String, rows: [String] = [],
    _ facts: [(key: String, value: JSONOutput)] = []
  ) {
    switch format {
    case .json:
      let members: [(key: String, value: JSONOutput)] = [
        ("time", .string(TimeStamp.now().text)), ("level", .string(level.rawValue)),
        ("event", .string(event.rawValue)), ("message", .string(message)),
      ]
      Machine.writeError(JSONOutput.object(members + facts).line + "\n")
    case .text:
      if level == .info { return }
      let mark = event == .mistake ? "" : level == .error ? "broadsheet: " : "broadsheet: warning: "
      Machine.writeError("\(mark)\(message)\n" + rows.map { "  \($0)\n" }.joined())
    }
  }

  /// Says something that is worth knowing and no reason to worry.
  func note(_ message: String) {
    if format == .text { return Machine.writeError("broadsheet: note: \(message)\n") }
    tell(.info, .note, message)
  }

  /// Says what a check found that did not pass.
  func tell(_ finding: CheckOutcome) {
    tell(
      .warning, .check, finding.message, rows: finding.rows,
      [
        ("check", .string(finding.check)), ("result", .string(finding.level.rawValue)),
        ("rows", .array(finding.rows.map { .string($0) })),
      ])
  }
}
