import ArgumentParser

/// The argument of commands that wait for the lock of their output folder.
struct WaitArgument: ParsableArguments {
  @Option(help: "Seconds to wait for another run in the same folder to end.")
  var wait = 0

  func validate() throws {
    guard (0...1_000_000).contains(wait) else {
      throw ValidationError("--wait: found \(wait), expected 0 to 1000000")
    }
  }
}
