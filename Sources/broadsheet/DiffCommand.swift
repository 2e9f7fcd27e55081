import ArgumentParser
import Kernels
import Pipeline

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Count the rows that differ between two runs, and say what caused it.",
    discussion: """
      A row of an article, or of a group of an aggregate table, that differs from the other run \
      counts as changed; one without a partner as added or removed. Reads the columnar files.
      """)

  @Argument(help: "The output folder.")
  var out: String

  @Argument(help: "The number of the earlier run.")
  var first: Int

  @Argument(help: "The number of the later run.")
  var second: Int

  func run() throws {
    let comparison: RunComparison
    do {
      comparison = try RunComparison(
        RunFolder.path(ofRun: first, in: out), RunFolder.path(ofRun: second, in: out))
    } catch {
      throw ExitStatus.telling(error)
    }
    let rows = comparison.tables.map {
      [$0.table, "\($0.added)", "\($0.changed)", "\($0.removed)", "\($0.same)"]
    }
    print(
      TablePrinter(
        header: ["table", "added", "changed", "removed", "same"], rows: rows,
        alignRight: [1, 2, 3, 4]
      ).text)
    print("inputs: " + (comparison.inputs.isEmpty ? "the same" : comparison.inputs.text))
    list("added", comparison.inputs.added)
    list("changed", comparison.inputs.changed)
    list("removed", comparison.inputs.removed)
    let causes = comparison.ingredients.map(\.description).joined(separator: ", ")
    print("program and configuration: " + (causes.isEmpty ? "the same" : causes))
  }

  private func list(_ word: String, _ paths: [String]) {
    for path in paths.prefix(10) { print("  \(word) \(path)") }
    if paths.count > 10 { print("  … and \(paths.count - 10) more") }
  }
}
