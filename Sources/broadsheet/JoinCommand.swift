import ArgumentParser
import Tables

struct JoinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Lay columnar files of the same columns into one.",
    discussion: """
      Rows are copied as they are stored, without being decoded. The output is put in its place \
      when it is complete, and may be one of the inputs.
      """)

  @Argument(help: "Two or more .bsc files, in the order of their rows.")
  var files: [String]

  @Option(name: .shortAndLong, help: "The file to write.")
  var output: String

  func validate() throws {
    guard files.count >= 2 else {
      throw ValidationError("found \(files.count) file, expected two or more")
    }
  }

  func run() throws {
    do {
      var join = ColumnarJoin(files)
      try join.write(to: output)
      print("\(output): \(join.rowCount) rows in \(join.groupCount) groups")
    } catch {
      throw ExitStatus.telling(error)
    }
  }
}
