import Configuration
import Kernels
import Tables

/// What must hold of a run before it is published.
package struct RunChecks: Sendable {
  /// A run that is not published.
  package struct Failed: Error, CustomStringConvertible {
    package let account: RunAccount
    /// Where its tables lie, for inspection.
    package let folder: String

    package var description: String {
      let failures = account.outcomes.filter { $0.level == .fail }
      return failures.map(\.message).joined(separator: "; ")
        + ": nothing is published; the tables lie in \(folder)"
        + failures.flatMap(\.rows).map { "\n  \($0)" }.joined()
    }
  }

  /// Shares of inputs that may be rejected.
  private let rejects: CheckLevels<Share>
  private let checks: [any Check]

  /// - Parameters:
  ///   - rejects: The object `rejects`, where there is one.
  ///   - list: The values of `checks`.
  ///   - tables: All that this run can write.
  init(
    rejects: Options?, checks list: [JSONValue], in source: ConfigurationSource,
    _ tables: [CheckedTable]
  ) {
    let (warn, fail) = (Share(value: 0.01, text: "1%"), Share(value: 1, text: "100%"))
    let levels = CheckLevels(
      warn: rejects?.share("warn") ?? warn, fail: rejects?.share("fail") ?? fail)
    if let warn = levels.warn, let fail = levels.fail, fail.value < warn.value {
      rejects?.mistake("\"fail\" is less than \"warn\"")
    }
    rejects?.finish()
    self.rejects = levels
    checks = list.enumerated().compactMap {
      CheckRegistry.check($0.element, at: "checks[\($0.offset)]", in: source, tables)
    }
  }

  /// What is found of the finished files of a run, in the order of the configuration.
  ///
  /// - Throws: `FileError`, `FormatError` where a table cannot be read.
  func outcomes(of run: FinishedRun) throws -> [CheckOutcome] {
    var outcomes = [outcome(of: run.statistics)]
    for check in checks { outcomes.append(try check.outcome(of: run)) }
    return outcomes
  }

  private func outcome(of run: RunStatistics) -> CheckOutcome {
    let (level, _) = rejects.reached { $0.isExceeded(by: run.rejected, of: run.inputs) }
    let message = "\(run.rejected) of \(run.inputs) inputs could not be used"
    // Whatever the shares: empty tables never take the place of full ones.
    if run.counts.documents == 0 {
      return CheckOutcome(
        check: "rejects", level: .fail, message: "\(message), and no article is left")
    }
    return CheckOutcome(
      check: "rejects", level: level,
      message: level == .passed ? message : "\(message): see the table rejects")
  }
}
