import ArgumentParser
import Configuration
import Kernels
import Linguistics
import Pipeline

struct TrainWordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Learn tags, dictionary forms and syntax from treebanks in CoNLL-U.",
    discussion: """
      Writes TO/words.model. Name it in the configuration: {"words": {"model": "TO/words.model"}}
      """)

  @OptionGroup var options: TrainingOptions

  func run() throws {
    do {
      let train = try TrainWords(
        options.train, seed: options.seed, jobs: options.jobs ?? Machine.coreCount())
      let bytes = try train { Machine.writeError("\($0)\n") }
      try FileSystem.createFolder(options.to)
      let path = options.to + "/words.model"
      try writeFile(path, bytes)
      print("\(path): \(bytes.count) bytes")
      guard !options.dev.isEmpty else { return }
      print(try WordScoreReport(model: path, gold: options.dev, data: .find()).table)
    } catch {
      throw ExitStatus.telling(error)
    }
  }
}
