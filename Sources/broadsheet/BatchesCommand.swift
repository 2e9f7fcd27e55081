import ArgumentParser
import Kernels
import Pipeline

struct BatchesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batches", abstract: "List the batches of a corpus, for parts made elsewhere.",
    discussion: """
      Prints one name a line. 'broadsheet parts' makes the parts of those that it reads, in any \
      number of processes; 'broadsheet assemble' publishes when all are there.
      """)

  @OptionGroup var options: RunOptions

  @Flag(help: "Only those whose part is still to be made.")
  var missing = false

  func run() throws {
    let configuration = try options.configuration()
    try options.requireCorpus(configuration)
    do {
      let workers = Workers(configuration)
      let names = try workers.list(missing: missing, jobs: Machine.coreCount())
      print(names.map { hexadecimal($0) + "\n" }.joined(), terminator: "")
    } catch {
      throw ExitStatus.telling(error)
    }
  }
}
