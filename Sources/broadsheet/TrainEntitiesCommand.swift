import ArgumentParser
import Configuration
import Kernels
import Pipeline

struct TrainEntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "Learn names from texts in which they are annotated.",
    discussion: """
      Files have a token and, behind a tab, a label on each line: O, or B- or I- with PER, ORG, \
      LOC, MISC, or a type of the program. Writes TO/entities.model. Name it in the \
      configuration: {"entities": {"model": "TO/entities.model"}}
      """)

  @OptionGroup var options: TrainingOptions

  @Option(
    parsing: .upToNextOption,
    help: """
      Treebanks in CoNLL-U, whose proper nouns say what may be a name; where they have the \
      sentences of an annotated text, its proper nouns without annotation stay open.
      """)
  var treebank: [String] = []

  func run() throws {
    do {
      let data = DataFolder.find()
      let train = try TrainEntities(
        options.train, treebanks: treebank, data: data, seed: options.seed,
        jobs: options.jobs ?? Machine.coreCount())
      let bytes = try train { Machine.writeError("\($0)\n") }
      try FileSystem.createFolder(options.to)
      let path = options.to + "/entities.model"
      try writeFile(path, bytes)
      print("\(path): \(bytes.count) bytes")
      guard !options.dev.isEmpty else { return }
      print(try EntityScoreReport(["model": path], gold: options.dev, data: data).table)
    } catch {
      throw ExitStatus.telling(error)
    }
  }
}
