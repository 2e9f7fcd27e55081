import ArgumentParser
import Configuration
import Pipeline

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Tell what the rules make of a text, and which rule fired.",
    subcommands: [ExplainDateCommand.self])
}

struct ExplainDateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "date",
    abstract: "Find the expressions of time of a text and resolve them.",
    discussion: """
      A phrase or whole sentences, whose tenses say which way a weekday lies:
      broadsheet explain date "He resigns on Tuesday, two weeks after the vote" --on 2015-10-22
      """)

  @Argument(help: "The text, in quotation marks.")
  var text: String

  @Option(
    help: ArgumentHelp(
      "The day of publication, as 2015-10-22; without it relative dates stay open.",
      valueName: "day"))
  var on: String?

  func validate() throws {
    if let on, RunDay(on) == nil {
      throw ValidationError("--on: found '\(on)', expected a day such as 2015-10-22")
    }
  }

  func run() throws {
    do {
      let explain = try ExplainDates(data: DataFolder.find())
      let found = try explain(text, on: on.flatMap { RunDay($0) })
      print(found.isEmpty ? nothing : found.map(lines).joined(separator: "\n\n"))
    } catch {
      throw ExitStatus.telling(error)
    }
  }

  private var nothing: String {
    """
    No expression of time found. Dates (22 October 2015, Oct. 22, 2015-10-22), weekdays and days
    (Tuesday, yesterday), periods (last week, early 2014, the 1990s), lengths (six months), and
    what repeats (every Tuesday) are known; "May" and "March" need a day, a year or "in" beside.
    """
  }

  /// Under the names that the columns of the table `dates` have.
  private func lines(_ found: ExplainDates.Explanation) -> String {
    let open = on == nil ? "open: it depends on the day of publication (--on)" : "none"
    let rows = [
      ["type", found.type], ["value", found.value ?? open],
      ["first_day", found.firstDay ?? "open"], ["last_day", found.lastDay ?? "open"],
      ["granularity", found.granularity ?? "none"], ["rule", found.rule],
    ]
    return "\(found.text)\n" + TablePrinter(rows: rows).text
  }
}
