import ArgumentParser
import Kernels
import Pipeline
import Stages
import Tables

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Say what a run would read, make and write, and why; and write nothing.")

  @OptionGroup var options: RunOptions

  @Flag(help: "Say it of a run with --full.")
  var full = false

  func run() throws {
    let configuration = try options.configuration()
    try options.requireCorpus(configuration)
    do {
      let forecast = try RunForecast(configuration, isFull: full, jobs: Machine.coreCount())
      print("read   \(corpus(forecast)) from \(configuration.read.from)")
      print("steps  " + configuration.steps.map(\.name).joined(separator: ", "))
      print("parts  " + parts(forecast).joined(separator: "\n       "))
    } catch {
      throw ExitStatus.telling(error)
    }
    print("write  to \(configuration.write.to)/current:")
    print(
      TablePrinter(
        rows: RunPlan(configuration).all.map { [$0.fileName, $0.schema.meaning] }
      ).text)
  }

  private func corpus(_ forecast: RunForecast) -> String {
    let rest = forecast.unusable > 0 ? ", \(forecast.unusable) that cannot be used" : ""
    return counted(forecast.files, "file", "files") + rest
      + ", \((forecast.bytes + 999) / 1000) kB, in "
      + counted(forecast.parts, "batch", "batches")
  }

  private func parts(_ forecast: RunForecast) -> [String] {
    let made = forecast.partsOfNewInputs + forecast.partsOfOldInputs
    var lines = ["\(made) of \(forecast.parts) to be made, \(forecast.parts - made) kept"]
    guard let changes = forecast.changes, let ingredients = forecast.ingredients else {
      return lines + ["no run is published here"]
    }
    if !changes.isEmpty {
      lines.append(
        "inputs \(changes.text): \(forecast.partsOfNewInputs) of \(forecast.parts) parts")
    }
    let share = "\(forecast.partsOfOldInputs) of \(forecast.parts) parts"
    lines += ingredients.map { "\($0.description): \(share)" }
    if forecast.partsOfOldInputs > 0, ingredients.isEmpty {
      lines.append((full ? "--full: " : "parts are missing: ") + share)
    }
    return lines
  }
}
