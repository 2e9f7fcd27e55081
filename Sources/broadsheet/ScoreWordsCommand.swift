import ArgumentParser
import Configuration

struct ScoreWordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Score tags, dictionary forms and syntax on treebanks in CoNLL-U.",
    discussion: """
      Twice: on the tokens of the treebank ("gold"), and on its text as the program divides it \
      ("own"), where tokens that have just the characters of a word are counted.
      """)

  @Option(parsing: .upToNextOption, help: "Treebanks that the model has not learned from.")
  var gold: [String]

  @Option(help: "The model file (default: the program's own).")
  var model: String?

  @Flag(help: "Print counts as JSON.")
  var json = false

  func run() throws {
    do {
      let data = DataFolder.find()
      let path = model ?? data.path(of: "models/words.model")
      let report = try WordScoreReport(model: path, gold: gold, data: data)
      report.print(asJSON: json)
    } catch {
      throw ExitStatus.telling(error)
    }
  }
}
