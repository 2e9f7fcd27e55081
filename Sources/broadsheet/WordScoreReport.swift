import Configuration
import Kernels
import Linguistics
import Pipeline
import Stages

/// The scores of a model on treebanks: in both modes, on the treebank's tokens and on its text.
struct WordScoreReport: ScoreReport {
  private struct Row {
    let gold: String
    let tokens: String
    let mode: WordModel.Mode
    let scores: WordScores
  }

  private var rows: [Row] = []

  /// - Parameters:
  ///   - model: The path of the model file.
  ///   - gold: The paths of treebanks.
  ///   - data: Where the lexicons of the tokenizer are.
  init(model: String, gold: [String], data: DataFolder) throws {
    let file = try ModelFile(model)
    let segment = try SegmentStep(
      Options([], at: "", in: ConfigurationSource(name: "score", folder: ".", data: data)))
    for mode in WordModel.Mode.allCases {
      let analyzer = WordAnalyzer(try WordModel(file, mode: mode))
      for path in gold {
        let sentences = try TreebankReader.sentences(try readFile(path), path: path)
        rows.append(
          Row(
            gold: path, tokens: "gold", mode: mode,
            scores: WordScores(analyzer, tokensOf: sentences)))
        rows.append(
          Row(
            gold: path, tokens: "own", mode: mode,
            scores: try WordScores(analyzer, segment, textOf: sentences)))
      }
    }
  }

  var table: String {
    let cells = rows.map { row in
      let scores = row.scores
      return [
        row.gold, row.tokens, row.mode.rawValue, percent(scores.aligned, scores.gold),
        percent(scores.universal, scores.aligned), percent(scores.penn, scores.aligned),
        percent(scores.lemmas, scores.lemmasAsked), percent(scores.heads, scores.headsAsked),
        percent(scores.relations, scores.headsAsked),
      ]
    }
    return TablePrinter(
      header: ["treebank", "tokens", "mode", "found", "UPOS", "XPOS", "lemma", "UAS", "LAS"],
      rows: cells, alignRight: [3, 4, 5, 6, 7, 8]
    ).text
  }

  /// For programs: counts.
  var json: JSONOutput {
    .array(
      rows.map { row in
        let scores = row.scores
        return .members([
          "treebank": .string(row.gold), "tokens": .string(row.tokens),
          "mode": .string(row.mode.rawValue), "words": .integer(scores.gold),
          "found": .integer(scores.tokens), "aligned": .integer(scores.aligned),
          "upos": .integer(scores.universal), "xpos": .integer(scores.penn),
          "lemmas": .integer(scores.lemmas), "lemmas_asked": .integer(scores.lemmasAsked),
          "heads": .integer(scores.heads), "heads_asked": .integer(scores.headsAsked),
          "labelled_heads": .integer(scores.relations),
        ])
      })
  }

  /// With two decimals.
  private func percent(_ right: Int, _ all: Int) -> String {
    guard all > 0 else { return "-" }
    let hundredths = (right * 10000 + all / 2) / all
    let decimals = "\(hundredths % 100)"
    return "\(hundredths / 100)." + (decimals.utf8.count == 1 ? "0" : "") + decimals
  }
}
