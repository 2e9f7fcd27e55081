import ArgumentParser
import Configuration
import Corpus
import Kernels
import Linguistics
import Stages

/// The speed of `segment` alone, text after text: as other programs are measured, which do nothing
/// else between two texts.
struct SegmentSpeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment", abstract: "Speed of sentences and tokens: prints seconds and bytes.")

  @Argument(help: "A folder of text files of UTF-8.")
  var folder: String

  @Option(help: "How often; the fastest counts.")
  var rounds = 5

  func run() throws {
    let texts = try texts(below: folder, limit: .max)
    let step = SegmentStep(try SegmentLexicons(from: DataFolder.find()))
    var best = UInt64.max
    var tokens = 0
    for _ in 0..<rounds {
      let start = Machine.threadNanoseconds()
      tokens = try texts.reduce(0) { count, text in
        var document = Document(key: "", record: text, isStructured: false)
        try step.process(&document)
        return count + document.tokens.count
      }
      best = min(best, Machine.threadNanoseconds() - start)
    }
    let bytes = texts.reduce(0) { $0 + $1.count }
    print("segment \(Double(best) / 1e9) s \(bytes) bytes \(tokens) tokens")
  }
}
