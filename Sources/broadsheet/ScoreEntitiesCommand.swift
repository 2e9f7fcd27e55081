import ArgumentParser
import Configuration

struct ScoreEntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "Score names on texts in which they are annotated.",
    discussion: """
      A name counts as right where its words and its type are those of the annotators. Types \
      that a file has none of do not count.
      """)

  @Option(parsing: .upToNextOption, help: "Annotated texts that the model has not learned from.")
  var gold: [String]

  @Option(help: "The model file, or 'none' for rules alone (default: the program's own).")
  var model: String?

  @Option(help: "Whether titles belong to a person's name: 'outside' or 'inside'.")
  var titles = "outside"

  @Flag(help: "Print counts as JSON.")
  var json = false

  func run() throws {
    do {
      var options = ["titles": titles]
      options["model"] = model
      let report = try EntityScoreReport(options, gold: gold, data: .find())
      report.print(asJSON: json)
    } catch {
      throw ExitStatus.telling(error)
    }
  }
}
