import ArgumentParser
import Pipeline

/// The arguments of commands that check tables before they publish them.
struct CheckArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Count the age of articles from this day in checks (default: today in UTC).",
      valueName: "day"))
  var on: String?

  @Flag(help: "Publish whatever checks find; failures count as warnings.")
  var publishAnyway = false

  func validate() throws {
    if let on, RunDay(on) == nil {
      throw ValidationError("--on: found '\(on)', expected a day such as 2016-03-13")
    }
  }

  /// Puts the arguments into the manner of a run.
  func apply(to manner: inout Run.Manner) {
    manner.isPublishedAnyway = publishAnyway
    if let day = on.flatMap({ RunDay($0) }) { manner.day = day }
  }
}
