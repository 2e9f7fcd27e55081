import ArgumentParser
import Kernels
import Pipeline
import Stages

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read a corpus and publish its tables.",
    discussion: """
      Results lie in OUT/current, a link to the newest complete run in OUT/runs.

      Exit status: 0 published; 1 published, but more inputs were rejected than the warning \
      level; 2 usage or configuration; 4 input or output failed; 75 another run is at work.
      """)

  @OptionGroup var options: RunOptions

  @Option(help: "Threads that work side by side (default: the number of cores).")
  var jobs: Int?

  @Flag(help: "Print how long each step took, as computing time of all threads.")
  var timings = false

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    guard let jobs else { return }
    guard (1...1024).contains(jobs) else {
      throw ValidationError("--jobs: found \(jobs), expected 1 to 1024")
    }
  }

  func run() throws {
    let configuration = try options.configuration()
    try options.requireCorpus(configuration)
    Machine.keepFreedMemory()
    var progress = Progress(configuration.read, isShown: !quiet && Machine.isErrorTerminal())
    let summary: Run.Summary
    do {
      let run = Run(configuration, jobs: jobs ?? Machine.coreCount())
      summary = try run { progress.show(bytesSoFar: $0) }
    } catch {
      progress.clear()
      throw ExitStatus.telling(error)
    }
    progress.clear()
    if !quiet { print(RunReport(summary, to: configuration.write.to).text) }
    if timings { print(RunReport(summary, to: configuration.write.to).timings) }
    if summary.isWarning {
      let inputs = summary.counts.documents + summary.rejected
      Machine.writeError(
        "broadsheet: warning: \(summary.rejected) of \(inputs) inputs could not be used: "
          + "see the table rejects\n")
      throw ExitStatus.warning
    }
  }
}
