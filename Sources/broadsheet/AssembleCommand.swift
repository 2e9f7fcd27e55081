import ArgumentParser
import Kernels
import Pipeline

struct AssembleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assemble",
    abstract: "Publish the batches listed last, all of whose parts are there.",
    discussion: """
      What is published is what 'broadsheet run' would have published when 'broadsheet batches' \
      was called.
      """)

  @OptionGroup var options: RunOptions

  @Option(help: "Seconds to wait for another run in the same folder to end.")
  var wait = 0

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func run() throws {
    let configuration = try options.configuration()
    Machine.keepFreedMemory()
    var manner = Run.Manner(jobs: Machine.coreCount())
    manner.isAssembly = true
    manner.patience = wait
    let summary: Run.Summary
    do {
      let run = Run(configuration, manner)
      summary = try run { _ in }
    } catch {
      throw ExitStatus.telling(error)
    }
    if !quiet { print(RunReport(summary, to: configuration.write.to).text) }
    try RunReport.tellFindings(of: summary)
  }
}
