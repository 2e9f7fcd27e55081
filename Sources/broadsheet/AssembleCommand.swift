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

  @OptionGroup var patience: WaitArgument

  @OptionGroup var checks: CheckArguments

  @OptionGroup var observation: ObservationOptions

  func run() throws {
    let configuration = try options.configuration(observation.log)
    Machine.keepFreedMemory()
    var manner = Run.Manner(jobs: Machine.coreCount())
    manner.isAssembly = true
    manner.patience = patience.wait
    checks.apply(to: &manner)
    let run = ObservedRun(configuration, manner, observation)
    try run()
  }
}
