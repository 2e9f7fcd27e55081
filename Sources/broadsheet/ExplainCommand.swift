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

  @Option(help: "The day of publication, as 2015-10-22; without it relative dates stay open.")
  var on: String?

  func run() throws {
    do {
      let explain = try ExplainDates(data: DataFolder.find())
      guard let found = try explain(text, on: try day()) else { throw noDay }
      print(found.isEmpty ? nothing : found.map(lines).joined(separator: "\n\n"))
    } catch let error as ValidationError {
      throw error
    } catch {
      throw ExitStatus.telling(error)
    }
  }

  private var noDay: ValidationError {
    ValidationError("'--on \(on ?? "")': expected a day of the calendar, as 2015-10-22")
  }

  private func day() throws -> (year: Int, month: Int, day: Int)? {
    guard let on else { return nil }
    let parts = on.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard parts.map(\.count) == [4, 2, 2], numbers.count == 3 else { throw noDay }
    return (numbers[0], numbers[1], numbers[2])
  }

  private var nothing: String {
    """
    No expression of time found. Dates (22 October 2015, Oct. 22, 2015-10-22), weekdays and days
    (Tuesday, yesterday), periods (last week, early 2014, the 1990s), lengths (six months), and
    what repeats (every Tuesday) are known; "May" and "March" need a day, a year or "in" beside.
    """
  }

  private func lines(_ found: ExplainDates.Explanation) -> String {
    let open = on == nil ? "open: it depends on the day of publication (--on)" : "none"
    let rows = [
      ["kind", found.kind], ["value", found.value ?? open], ["begin", found.begin ?? "open"],
      ["end", found.end ?? "open"], ["granularity", found.granularity ?? "none"],
      ["rule", found.rule],
    ]
    return "\(found.text)\n" + TablePrinter(rows: rows).text
  }
}
