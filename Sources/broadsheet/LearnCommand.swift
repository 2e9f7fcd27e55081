import ArgumentParser
import Configuration
import Kernels
import Linguistics
import Pipeline
import Stages

struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Learn from a corpus what runs can use.",
    subcommands: [LearnBoilerplateCommand.self])
}

struct LearnBoilerplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "boilerplate",
    abstract: "Write rules for lines that recur at the head or foot of articles of a source.",
    discussion: """
      Review the file, then name it in the configuration beside the program's own rules:
      {"drop-boilerplate": {"rules": ["data/boilerplate.txt", "learned.txt"]}}
      """)

  @Option(help: "The folder, file or glob to learn from.")
  var from: String

  @Option(help: "The file to write; printed where it is left out.")
  var to: String?

  @Option(help: "What input files hold: auto, text or jsonl.")
  var format = ReadConfiguration.Format.auto

  @Option(help: "Articles of a source that a line must stand in.")
  var count = 5

  @Option(help: "Part of the articles of its source that a line must stand in, from 0 to 1.")
  var share = 0.1

  @Flag(help: "Learn also what the program's own rules take away.")
  var all = false

  func validate() throws {
    guard count >= 2 else { throw ValidationError("'--count \(count)': expected 2 or more") }
    guard (0...1).contains(share) else {
      throw ValidationError("'--share \(share)': expected a number from 0 to 1")
    }
  }

  func run() throws {
    var thresholds = RecurringLines.Thresholds()
    thresholds.count = count
    thresholds.share = share
    do {
      let learn = try LearnBoilerplate(
        ReadConfiguration(from: from, format: format), data: DataFolder.find())
      let learned = try learn(thresholds, known: all ? nil : learn.ownRules)
      guard let to else { return print(learned.text, terminator: "") }
      try writeFile(to, Array(learned.text.utf8))
      print("\(learned.count) rules learned from \(learned.articles) articles, written to \(to)")
    } catch {
      throw ExitStatus.telling(error)
    }
  }
}

extension ReadConfiguration.Format: ExpressibleByArgument {}
