import Kernels
import Pipeline
import Tables

/// What a run did, as text for the terminal.
struct RunReport {
  private let account: RunAccount
  /// Of the run, as `broadsheet diff` and `verify` take it.
  private let number: Int
  private var run: RunStatistics { account.statistics }

  init(_ summary: Run.Summary) {
    account = summary.account
    number = summary.folder.split(separator: "/").last.flatMap { Int($0) } ?? 0
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
      let reasons = run.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
      lines.append(
        counted(run.rejected, "input", "inputs")
          + " could not be used (\(reasons)): see the table rejects")
    }
    if account.outcomes.count > 1 { lines.append(checks) }
    lines.append("published in \(account.to)/current, run \(number):")
    var rows = run.files.map(cells)
    if rows.allSatisfy({ $0[2].isEmpty }) { rows = rows.map { [$0[0], $0[1], $0[3]] } }
    lines.append(TablePrinter(rows: rows, alignRight: [1, 2, 3]).text)
    return lines.joined(separator: "\n")
  }

  /// Of all checks, that on rejects among them.
  private var checks: String {
    let findings = account.findings.count
    return counted(account.outcomes.count - findings, "check", "checks") + " passed"
      + (findings > 0 ? ", \(findings) did not" : "")
  }

  /// A file with its rows, what the last run had less or more of them, and its size.
  private func cells(of file: PublishedFile) -> [String] {
    let change = account.change(of: file.schema.name, rows: file.rows) ?? 0
    return [
      file.name, "\(file.rows) rows", change == 0 ? "" : change > 0 ? "+\(change)" : "\(change)",
      "\((file.bytes + 999) / 1000) kB",
    ]
  }

  /// Computing time of each step, with its share.
  var timings: String {
    let total = max(1, run.counts.nanoseconds.reduce(0, +))
    let rows = zip(run.clockNames, run.counts.nanoseconds).map { name, nanoseconds in
      [
        name, "\(rounded(Double(nanoseconds) / 1e9, decimals: 3)) s",
        "\(rounded(100 * Double(nanoseconds) / Double(total))) %",
      ]
    }
    return "computing time of all threads:\n" + TablePrinter(rows: rows, alignRight: [1, 2]).text
      + "\nmost memory held at once: \((Machine.peakMemory() + 999_999) / 1_000_000) MB"
  }
}

private func rounded(_ value: Double, decimals: Int = 2) -> String {
  guard value.isFinite else { return "-" }
  let unit = decimals == 3 ? 1000 : 100
  let parts = Int((value * Double(unit)).rounded())
  // A unit more, of which the leading 1 is left out.
  return "\(parts / unit).\(String(parts % unit + unit).dropFirst())"
}
