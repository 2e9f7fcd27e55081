import ArgumentParser
import Kernels
import Pipeline

/// The command line: arguments in, exit status out.
@main
struct Broadsheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract: "Turn news corpora into sheets and columns.",
    version: broadsheetVersion,
    subcommands: [
      RunCommand.self, PlanCommand.self, CheckCommand.self, ListCommand.self, ShowCommand.self,
      JoinCommand.self, EvidenceCommand.self, PageCommand.self, ExplainCommand.self,
      BatchesCommand.self, PartsCommand.self, AssembleCommand.self, VerifyCommand.self,
      DiffCommand.self, ReplayCommand.self, ScheduleCommand.self, LearnCommand.self,
      TrainCommand.self, ScoreCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitStatus {
      leave(status)
    } catch {
      let code = exitCode(for: error)
      if code.isSuccess { exit(withError: error) }
      // The usage errors of the argument parser have a status of their own.
      Machine.writeError(fullMessage(for: error) + "\n")
      leave(.usage)
    }
  }

  private static func leave(_ status: ExitStatus) -> Never {
    exit(withError: ExitCode(status.rawValue))
  }
}

/// What the program says to its caller at the end; the numbers are part of the contract.
enum ExitStatus: Int32, Error {
  case published = 0
  /// Published, but more inputs were rejected than the warning level.
  case warning = 1
  /// Usage or configuration.
  case usage = 2
  /// A check failed, nothing is published.
  case unfit = 3
  /// Input or output failed: disk full, permission.
  case failed = 4
  /// Another run holds the lock.
  case locked = 75
}

extension ExitStatus {
  /// Tells an error to the user, and what it means for the caller.
  static func telling(
    _ error: any Error, _ log: RunLog = RunLog(format: .text)
  ) -> ExitStatus {
    let failed = error as? RunChecks.Failed
    for finding in failed?.account.findings ?? [] where finding.level == .warn {
      log.tell(finding)
    }
    let status: ExitStatus =
      switch error {
      case is ConfigurationFailure: .usage
      case is Workers.Unknown: .usage
      case is RunLock.Held: .locked
      case is RunChecks.Failed: .unfit
      default: .failed
      }
    var facts: [(key: String, value: JSONOutput)] = [("status", .integer(Int(status.rawValue)))]
    if let failed {
      let failures = failed.account.findings.filter { $0.level == .fail }
      facts += [("folder", .string(failed.folder)), ("checks", .array(failures.map(\.json)))]
    }
    log.tell(.error, .failed, "\(error)", facts)
    return status
  }
}
