import Configuration
import Kernels
import Pipeline

/// The scores of the step `entities` on annotated texts: for all types, and for each.
struct EntityScoreReport: ScoreReport {
  private struct Row {
    let gold: String
    let type: String
    let counts: EntityScores.Counts
  }

  private var rows: [Row] = []

  /// - Parameters:
  ///   - options: Those of the step.
  ///   - gold: The paths of annotated texts.
  ///   - data: Where the lexicons are.
  init(_ options: [String: String], gold: [String], data: DataFolder) throws {
    let scoring = try EntityScoring(data: data, options: options)
    for path in gold {
      let scores = try scoring.scores(path: path)
      rows.append(Row(gold: path, type: "all", counts: scores.all))
      for (type, counts) in scores.types {
        rows.append(Row(gold: path, type: type, counts: counts))
      }
    }
  }

  var table: String {
    let cells = rows.map { row in
      [
        row.gold, row.type, "\(row.counts.gold)", "\(row.counts.found)", "\(row.counts.right)",
        percent(row.counts.precision), percent(row.counts.recall), percent(row.counts.f1),
      ]
    }
    return TablePrinter(
      header: ["gold", "type", "names", "found", "right", "precision", "recall", "F1"],
      rows: cells, alignRight: [2, 3, 4, 5, 6, 7]
    ).text
  }

  /// For programs: counts and shares.
  var json: JSONOutput {
    .array(
      rows.map { row in
        .members([
          "gold": .string(row.gold), "type": .string(row.type),
          "names": .integer(row.counts.gold), "found": .integer(row.counts.found),
          "right": .integer(row.counts.right), "precision": .number(row.counts.precision),
          "recall": .number(row.counts.recall), "f1": .number(row.counts.f1),
        ])
      })
  }

  /// With two decimals.
  private func percent(_ share: Double) -> String {
    let hundredths = Int((share * 10000).rounded())
    let decimals = "\(hundredths % 100)"
    return "\(hundredths / 100)." + (decimals.utf8.count == 1 ? "0" : "") + decimals
  }
}
