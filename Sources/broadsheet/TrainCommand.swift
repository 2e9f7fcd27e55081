import ArgumentParser

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Make a model from annotated text.",
    subcommands: [TrainWordsCommand.self])
}

/// What every kind of training is told.
struct TrainingOptions: ParsableArguments {
  @Option(parsing: .upToNextOption, help: "Files to learn from.")
  var train: [String]

  @Option(
    parsing: .upToNextOption,
    help: "Files to score the model on when it is made; nothing is learned from them.")
  var dev: [String] = []

  @Option(help: "The folder to write the model to.")
  var to: String

  @Option(help: "Where the order of sentences and the like come from: the same, the same model.")
  var seed: UInt64 = 1

  @Option(help: "Threads that work side by side (default: the number of cores).")
  var jobs: Int?

  func validate() throws {
    guard !train.isEmpty else { throw ValidationError("--train: found no file") }
    guard let jobs else { return }
    guard (1...1024).contains(jobs) else {
      throw ValidationError("--jobs: found \(jobs), expected 1 to 1024")
    }
  }
}
