import ArgumentParser
import Pipeline
import Stages

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Try the rejected inputs of the current run again, and publish nothing.",
    discussion: """
      Says of each whether it could be used now, with the program and configuration of now.

      Exit status: 0 all of them can be used; 1 some cannot.
      """)

  @OptionGroup var options: RunOptions

  func run() throws {
    let configuration = try options.configuration()
    let replay: RejectReplay
    do {
      replay = try RejectReplay(configuration)
    } catch {
      throw ExitStatus.telling(error)
    }
    for name in replay.usable { print("usable    \(name)") }
    for (name, rejection) in replay.rejected {
      print("rejected  \(name) \(rejection.reason)" + (rejection.detail.map { ": \($0)" } ?? ""))
    }
    for name in replay.gone { print("gone      \(name)") }
    print(
      "\(replay.usable.count) usable now, \(replay.rejected.count) still rejected, "
        + "\(replay.gone.count) gone")
    if !replay.rejected.isEmpty { throw ExitStatus.warning }
  }
}
