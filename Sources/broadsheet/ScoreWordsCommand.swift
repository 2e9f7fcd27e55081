import ArgumentParser
import Configuration
import Kernels
import Linguistics
import Pipeline

struct ScoreWordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Score tags, dictionary forms and syntax on treebanks in CoNLL-U.")

  @Option(parsing: .upToNextOption, help: "Treebanks that the model has not learned from.")
  var gold: [String]

  @Option(help: "The model file (default: the program's own).")
  var model: String?

  func run() throws {
    do {
      let path = model ?? DataFolder.find().path(of: "models/words.model")
      print(try WordScoreReport(model: path, gold: gold).table)
    } catch {
      throw ExitStatus.telling(error)
    }
  }
}

/// The scores of a model on treebanks, in both modes.
struct WordScoreReport {
  private struct Row {
    let gold: String
    let mode: WordModel.Mode
    let scores: WordScores
  }

  private var rows: [Row] = []

  init(model: String, gold: [String]) throws {
    let file = try ModelFile(model)
    for mode in WordModel.Mode.allCases {
      let analyzer = WordAnalyzer(try WordModel(file, mode: mode))
      for path in gold {
        let sentences = try TreebankReader.sentences(try readFile(path), path: path)
        rows.append(
          Row(gold: path, mode: mode, scores: WordScores(analyzer, tokensOf: sentences)))
      }
    }
  }

  var table: String {
    let cells = rows.map { row in
      let scores = row.scores
      return [
        row.gold, row.mode.rawValue, percent(scores.universal, scores.aligned),
        percent(scores.penn, scores.aligned), percent(scores.lemmas, scores.lemmasAsked),
        percent(scores.heads, scores.aligned), percent(scores.relations, scores.aligned),
      ]
    }
    return TablePrinter(
      header: ["treebank", "mode", "UPOS", "XPOS", "lemma", "UAS", "LAS"], rows: cells,
      alignRight: [2, 3, 4, 5, 6]
    ).text
  }

  /// With two decimals.
  private func percent(_ right: Int, _ all: Int) -> String {
    guard all > 0 else { return "-" }
    let hundredths = (right * 10000 + all / 2) / all
    let decimals = "\(hundredths % 100)"
    return "\(hundredths / 100)." + (decimals.utf8.count == 1 ? "0" : "") + decimals
  }
}
