import ArgumentParser
import Kernels

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Say how right a model is on annotated text.",
    subcommands: [ScoreWordsCommand.self, ScoreEntitiesCommand.self])
}

/// The scores of a model, ready to be printed.
protocol ScoreReport {
  /// For people: percentages.
  var table: String { get }
  /// For programs: counts and shares.
  var json: JSONOutput { get }
}

extension ScoreReport {
  func print(asJSON: Bool) {
    if asJSON {
      Swift.print(json.text, terminator: "")
    } else {
      Swift.print(table)
    }
  }
}
