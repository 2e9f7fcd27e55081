import ArgumentParser
import Kernels
import Pipeline
import Stages

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read a corpus and publish its tables.",
    discussion: """
      Results lie in OUT/current, a link to the newest complete run in OUT/runs.

      Exit status: 0 published; 1 published, but a check warns; 2 usage or configuration; \
      3 a check failed, nothing published; 4 input or output failed; 75 another run is at work. A run that was interrupted goes on \
      where it was when it is started again.
      """)

  @OptionGroup var options: RunOptions

  @Option(help: "Threads that work side by side (default: the number of cores).")
  var jobs: Int?

  @Flag(help: "Read everything and make all parts anew, whatever is known or kept.")
  var full = false

  @OptionGroup var patience: WaitArgument

  @OptionGroup var checks: CheckArguments

  @Flag(help: "Print how long each step took, as computing time of all threads.")
  var timings = false

  @OptionGroup var observation: ObservationOptions

  func validate() throws {
    guard let jobs else { return }
    guard (1...1024).contains(jobs) else {
      throw ValidationError("--jobs: found \(jobs), expected 1 to 1024")
    }
  }

  func run() throws {
    let configuration = try options.configuration(observation.log)
    try options.requireCorpus(configuration, observation.log)
    Machine.keepFreedMemory()
    var manner = Run.Manner(jobs: jobs ?? Machine.coreCount(), isFull: full)
    manner.patience = patience.wait
    checks.apply(to: &manner)
    let run = ObservedRun(configuration, manner, observation)
    try run(isTimed: timings)
  }
}
