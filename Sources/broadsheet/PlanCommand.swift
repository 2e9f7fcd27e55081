import ArgumentParser
import Pipeline
import Stages
import Tables

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Say what a run would read and write, and write nothing.")

  @OptionGroup var options: RunOptions

  func run() throws {
    let configuration = try options.configuration()
    try options.requireCorpus(configuration)
    do {
      let corpus = try CorpusSize(configuration.read)
      print("read   \(corpus.text) from \(configuration.read.from)")
    } catch {
      throw ExitStatus.telling(error)
    }
    print("steps  " + configuration.steps.map(\.name).joined(separator: ", "))
    print("write  to \(configuration.write.to)/current:")
    print(
      TablePrinter(
        rows: RunPlan(configuration).all.map { [$0.fileName, $0.schema.meaning] }
      ).text)
  }
}

/// What a corpus holds, without reading it but for the lines of JSON Lines files.
private struct CorpusSize {
  private var files = 0
  private var bytes = 0
  private var unusable = 0
  private var batches = 0

  init(_ read: ReadConfiguration) throws {
    var walk = try CorpusWalk(read)
    while let listed = walk.next() {
      switch listed {
      case .file(let file):
        files += 1
        bytes += file.size
      case .rejected: unusable += 1
      }
    }
    var reader = try BatchReader(read)
    while reader.next() != nil { batches += 1 }
  }

  var text: String {
    let rest = unusable > 0 ? ", \(unusable) that cannot be used" : ""
    return counted(files, "file", "files") + rest + ", \((bytes + 999) / 1000) kB, in "
      + counted(batches, "batch", "batches")
  }
}
