import ArgumentParser
import Kernels
import Pipeline

struct PartsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parts", abstract: "Make the parts of the batches named on standard input.",
    discussion: """
      Reads one name a line, as 'broadsheet batches' prints them, and prints one line of JSON for \
      each part. Parts that are there already are not made again.
      """)

  @OptionGroup var options: RunOptions

  @Option(help: "Threads that work side by side.")
  var jobs = 1

  func validate() throws {
    guard (1...1024).contains(jobs) else {
      throw ValidationError("--jobs: found \(jobs), expected 1 to 1024")
    }
  }

  func run() throws {
    let configuration = try options.configuration()
    Machine.keepFreedMemory()
    let names = Machine.inputLines().map { String($0.filter { !$0.isWhitespace }) }
    do {
      try Workers(configuration).make(names.filter { !$0.isEmpty }, jobs: jobs) {
        print(PartsCommand.line($0))
      }
    } catch {
      throw ExitStatus.telling(error)
    }
  }

  /// `changed` names the part that was made in place of one whose inputs are no longer there.
  private static func line(_ made: Workers.Made) -> String {
    let (delivery, counts) = (made.delivery, made.delivery.part.counts)
    return JSONOutput.members([
      "batch": .string(hexadecimal(made.asked)),
      "changed": delivery.name == made.asked ? nil : .string(hexadecimal(delivery.name)),
      "made": .bool(delivery.origin != .kept),
      "documents": .integer(counts.documents),
      "tokens": .integer(counts.tokens),
      "bytes": .integer(counts.bytes),
      "rejected": .integer(delivery.part.rejects.count),
    ]).line
  }
}
