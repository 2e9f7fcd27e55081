import Kernels
import TestSupport
import Testing

/// What commands print, compared with the files of `Snapshots`.
///
/// Recorded anew with BROADSHEET_RECORD=1; a run that records fails, so that somebody reads the
/// difference.
struct CommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try FileSystem.replaceLink(at: "\(folder.path)/data", to: "\(projectFolder)/data")
    try folder.write("pipeline.json", readFile("\(projectFolder)/pipeline.json"))
    let golden = "\(projectFolder)/Tests/Golden/columnar-v1/several-groups.bsc"
    try folder.write("several-groups.bsc", readFile(golden))
    let run = try PublishedRun.sample.get()
    try FileSystem.replaceLink(at: "\(folder.path)/out", to: "\(run.folder.path)/out")
  }

  @Test(arguments: [
    ("help", "--help"), ("help-run", "run --help"), ("help-plan", "plan --help"),
    ("help-check", "check --help"), ("help-list", "list --help"), ("help-show", "show --help"),
    ("list", "list"), ("check", "check"), ("plan", "plan"),
    ("show-rows", "show several-groups.bsc --rows 12"),
    ("show-columns", "show out/current/documents.bsc --rows 3 --columns published,title"),
    ("show-schema", "show out/current/mentions.bsc --schema"),
    ("show-stats", "show several-groups.bsc --stats"),
    ("show-where", "show several-groups.bsc --where text=said --where token>2"),
    ("help-schedule", "schedule --help"),
    ("help-join", "join --help"), ("join", "join several-groups.bsc several-groups.bsc -o j.bsc"),
    ("help-evidence", "evidence --help"), ("help-page", "page --help"),
    ("evidence-row", "evidence out quotes 12"),
    ("evidence-where", "evidence out mentions --where name=Canada --where start>200 --rows 2"),
    ("evidence-aggregate", "evidence out people_by_month 0"),
    ("show-nothing", "show out/current/rejects.bsc"),
    ("help-explain-date", "explain date --help"),
    ("explain-date-open", "explain date Tuesday"), ("explain-no-date", "explain date nothing"),
  ])
  func `a command prints what its snapshot holds`(name: String, arguments: String) throws {
    let ending = try Program.start(
      Program.path, arguments.split(separator: " ").map(String.init), in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.errors == "")
    let path = "\(projectFolder)/Tests/EndToEndTests/Snapshots/\(name).txt"
    if environmentVariable("BROADSHEET_RECORD") == "1" {
      try writeFile(path, Array(ending.output.utf8))
      Issue.record("recorded \(name).txt: read the difference")
    }
    let snapshot = String(decoding: try readFile(path), as: UTF8.self)
    #expect(ending.output == snapshot)
  }

  @Test func `every date of a sentence is explained`() throws {
    let text = "He met them last Tuesday and will return by Friday."
    let ending = try Program.run("explain", "date", text, "--on", "2015-10-22", in: folder)
    #expect(ending.status == 0)
    let words = ending.output.split(separator: "\n\n").map { block in
      block.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(
      words == [
        "last Tuesday type date value 2015-10-13 first_day 2015-10-13 last_day 2015-10-13 "
          + "granularity day rule relative weekday",
        "Friday type date value 2015-10-23 first_day open last_day 2015-10-23 granularity day "
          + "rule weekday, open",
      ])
  }

  @Test func `the version is told`() throws {
    let ending = try Program.run("--version", in: folder)
    #expect(ending.status == 0)
    #expect(ending.output.split(separator: ".").count == 3)
  }

  @Test(arguments: [
    ("run --nonsense", "Unknown option '--nonsense'"),
    ("walk", "Unexpected argument 'walk'"),
    ("run --jobs 0", "--jobs: found 0, expected 1 to 1024"),
    ("run --jobs many", "The value 'many' is invalid for '--jobs <jobs>'"),
    ("run a.json b.json", "Unexpected argument 'b.json'"),
    ("run --to", "Missing value for '--to <to>'"),
    ("show", "Missing expected argument '<file>'"),
    (
      "show out/current/dates.bsc --where start=soon",
      "--where: found 'soon' for 'start', expected a whole number"
    ),
    ("evidence out mentions", "give the number of a row, or conditions by --where"),
    ("evidence out mentions 90000", "mentions has no row 90000; its rows are 0 to "),
    ("evidence out names 1", "out/current: no columnar table is named 'names'; tables: "),
    ("evidence data mentions 1", "data: no tables are here, expected an output folder"),
    ("page out nobody.txt", "out/current: no article has the key 'nobody.txt'; keys are in "),
    (
      "explain date x --on 2015-13-01",
      "--on: found '2015-13-01', expected a day such as 2015-10-22"
    ),
    ("join several-groups.bsc -o j.bsc", "found 1 file, expected two or more"),
    ("show nowhere.bsc", "nowhere.bsc: cannot look at: No such file or directory"),
    ("show out/current/dates.bsc --rows=-1", "--rows: found -1, expected 0 or more"),
    (
      "show out/current/rejects.bsc --columns path,rows",
      "no column is named 'rows'; columns of out/current/rejects.bsc: path, record, stage, reason, "
        + "detail, byte"
    ),
  ])
  func `a mistake of usage has status 2 and is told`(arguments: String, message: String) throws {
    let ending = try Program.start(
      Program.path, arguments.split(separator: " ").map(String.init), in: folder)
    #expect(ending.status == 2)
    #expect(ending.output == "")
    let first = ending.errors.split(separator: "\n").first.map(String.init) ?? ""
    #expect(first.hasPrefix("Error: \(message)"), "\(ending.errors)")
  }

  @Test(arguments: ["", "text", "\u{89}BSC\r\n\u{1A}\n"])
  func `a file that is no table is told with its byte`(content: String) throws {
    try folder.write("x.bsc", content)
    let ending = try Program.run("show", "x.bsc", in: folder)
    #expect(ending.status == 4)
    #expect(ending.errors.hasPrefix("broadsheet: x.bsc: byte "), "\(ending.errors)")
  }

  @Test func `plan and check write nothing`() throws {
    for command in ["plan", "check"] {
      let ending = try Program.run(command, "--to", "elsewhere", in: folder)
      #expect(ending.status == 0)
    }
    #expect(!FileSystem.exists("\(folder.path)/elsewhere"))
  }

  @Test func `a run says what it did, or with --quiet nothing`() throws {
    try FileSystem.replaceLink(at: "\(folder.path)/in", to: "data/articles")
    try folder.write("trial.json", Trial.configuration())
    let loud = try Program.run("run", "trial.json", "--to", "loud", "--timings", in: folder)
    #expect(loud.status == 0)
    #expect(loud.errors == "")
    #expect(loud.output.hasPrefix("35 articles, "))
    #expect(loud.output.contains("\npublished in loud/current, run 1:\n"))
    #expect(loud.output.contains("\ncomputing time of all threads:\n"))
    let quiet = try Program.run("run", "trial.json", "--to", "quiet", "--quiet", in: folder)
    #expect(quiet.output == "")
  }
}
