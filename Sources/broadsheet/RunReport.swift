import Kernels
import Pipeline

/// What a run did, as text for the terminal.
struct RunReport {
  private let run: RunStatistics
  private let out: String

  init(_ summary: Run.Summary, to out: String) {
    run = summary.statistics
    self.out = out
  }

  var text: String {
    let counts = run.counts
    let megabytes = Double(counts.bytes) / 1e6
    var lines = [
      counted(counts.documents, "article", "articles") + ", "
        + counted(counts.tokens, "token", "tokens") + ", \(rounded(megabytes)) MB "
        + "in \(rounded(run.seconds)) s (\(rounded(megabytes / run.seconds)) MB/s)"
    ]
    if run.partsKept > 0 || run.partsMended > 0 {
      let mended = run.partsMended > 0 ? ", \(run.partsMended) of them for damaged ones" : ""
      lines.append(
        counted(run.partsKept, "part", "parts") + " taken from earlier runs, \(run.partsMade) made"
          + mended)
    }
    if run.rejected > 0 {
      lines.append(
        counted(run.rejected, "input", "inputs") + " could not be used: see the table rejects")
    }
    lines.append("published in \(out)/current:")
    let rows = run.files.map { [$0.name, "\($0.rows) rows", "\(($0.bytes + 999) / 1000) kB"] }
    lines.append(TablePrinter(rows: rows, alignRight: [1, 2]).text)
    return lines.joined(separator: "\n")
  }

  /// Tells warnings on standard error.
  ///
  /// - Throws: `ExitStatus.warning` where there are any.
  static func tellFindings(of summary: Run.Summary) throws(ExitStatus) {
    if let abandoned = summary.abandoned {
      Machine.writeError("broadsheet: note: the run before did not end by itself: \(abandoned)\n")
    }
    let findings = summary.outcomes.filter { $0.level != .passed }
    tell(findings)
    if !findings.isEmpty { throw .warning }
  }

  /// Tells warnings on standard error, with some rows.
  static func tell(_ findings: [CheckOutcome]) {
    for finding in findings {
      let rows = finding.rows.map { "  \($0)\n" }.joined()
      Machine.writeError("broadsheet: warning: \(finding.message)\n\(rows)")
    }
  }

  /// Computing time of each step, with its share.
  var timings: String {
    let total = max(1, run.counts.nanoseconds.reduce(0, +))
    let rows = zip(run.clockNames, run.counts.nanoseconds).map { name, nanoseconds in
      [
        name, "\(rounded(Double(nanoseconds) / 1e9)) s",
        "\(rounded(100 * Double(nanoseconds) / Double(total))) %",
      ]
    }
    return "computing time of all threads:\n" + TablePrinter(rows: rows, alignRight: [1, 2]).text
  }
}

/// Two decimals.
private func rounded(_ value: Double) -> String {
  guard value.isFinite else { return "-" }
  let hundredths = Int((value * 100).rounded())
  let fraction = String(hundredths % 100)
  return "\(hundredths / 100)." + (fraction.utf8.count < 2 ? "0" : "") + fraction
}
