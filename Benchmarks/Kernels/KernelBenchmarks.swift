import ArgumentParser
import Kernels

@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Speed of single parts of the program.",
    subcommands: [KernelBenchmarks.self, SegmentSpeed.self],
    defaultSubcommand: KernelBenchmarks.self)
}

struct KernelBenchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernels",
    abstract: "Speed of the tight loops, each beside a baseline in the same run.")

  @Argument(help: "A folder of text files; better 4 MB of them than a few again and again.")
  var folder = "data/articles"

  func run() throws {
    let sample = try Sample(folder)
    guard !sample.tokens.isEmpty else {
      throw ValidationError("\(folder): expected text files (.txt, UTF-8), found none")
    }
    let comparisons = textComparisons(sample) + tableComparisons(sample)
    printRow(["kernel", "ours", "baseline", "baseline's", "times as fast"])
    printRow(["---", "---:", "---", "---:", "---:"])
    for comparison in comparisons { printRow(comparison.row) }
    Machine.writeError("checksum \(comparisons.reduce(0) { $0 &+ $1.checksum })\n")
  }

  private func printRow(_ cells: [String]) { print("| " + cells.joined(separator: " | ") + " |") }
}
