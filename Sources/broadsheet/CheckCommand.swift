import ArgumentParser
import Pipeline
import Stages
import Tables

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find every mistake of a configuration, and run nothing.")

  @OptionGroup var options: RunOptions

  func run() throws {
    let configuration = try options.configuration()
    try options.requireCorpus(configuration)
    let duplicates = configuration.nearDuplicates == nil ? [] : [DuplicateRows.schema.name]
    let tables =
      configuration.tables.map { $0.schema.name } + duplicates
      + configuration.aggregates.map(\.name)
    print("\(options.pipeline): no mistakes; \(configuration.steps.count) steps fill")
    print("  " + tables.joined(separator: ", "))
  }
}
