import ArgumentParser

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Say how right a model is on annotated text.",
    subcommands: [ScoreWordsCommand.self])
}
