import Configuration
import Kernels

/// What must hold of a run before it is published.
package struct RunChecks: Sendable {
  /// Something that does not hold.
  package struct Finding: Sendable, Equatable {
    /// Whether it keeps the run from being published.
    package let isFailure: Bool
    package let message: String
  }

  /// A run that is not published.
  package struct Failed: Error, CustomStringConvertible {
    package let findings: [Finding]
    /// Where its tables lie, for inspection.
    package let folder: String

    package var description: String {
      findings.filter(\.isFailure).map(\.message).joined(separator: "; ")
        + ": nothing is published; the tables lie in \(folder)"
    }
  }

  /// Shares of inputs that may be rejected: beyond the first with a warning, beyond the second
  /// not at all.
  private let rejects: (warn: Double, fail: Double)

  /// - Parameter options: The object `rejects`, where there is one.
  init(_ options: Options?) {
    rejects = (
      options.flatMap { $0.share("warn") } ?? 0.01, options.flatMap { $0.share("fail") } ?? 1
    )
    if let options, rejects.fail < rejects.warn {
      options.mistake("\"fail\" is less than \"warn\"")
    }
    options?.finish()
  }

  package func findings(of run: RunStatistics) -> [Finding] {
    let rejected = Double(run.rejected)
    guard rejected > rejects.warn * Double(run.inputs) else { return [] }
    let message = "\(run.rejected) of \(run.inputs) inputs could not be used: see the table rejects"
    return [Finding(isFailure: rejected > rejects.fail * Double(run.inputs), message: message)]
  }
}

extension Options {
  /// A share written in percent (`"2.5%"`), as a number from 0 to 1.
  fileprivate func share(_ key: String) -> Double? {
    guard let text = string(key) else { return nil }
    guard text.hasSuffix("%"), let percent = Double(text.dropLast()), (0...100).contains(percent)
    else {
      mistake("found '\(text)', expected a share such as \"1%\", from 0% to 100%", key: key)
      return nil
    }
    return percent / 100
  }
}
