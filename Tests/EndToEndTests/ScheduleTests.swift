import Kernels
import TestSupport
import Testing

/// What `broadsheet schedule` prints works as it stands.
struct ScheduleTests {
  private let corpus: NightlyCorpus
  /// A name that has to be quoted everywhere.
  private static let place = "it's 5% of $HOME"

  init() throws {
    corpus = try NightlyCorpus()
    let configuration = NightlyCorpus.configuration("")
      .split(separator: "\"from\": \"in\"", omittingEmptySubsequences: false)
      .joined(separator: "\"from\": \"../in\"")
    try corpus.folder.write("\(Self.place)/pipeline.json", configuration)
  }

  private func schedule(_ arguments: String...) throws -> Program.Ending {
    try Program.start(
      "timeout",
      ["100", Program.path, "schedule"] + arguments + ["\(Self.place)/pipeline.json"],
      in: corpus.folder)
  }

  private func expectPublished(_ location: SourceLocation = #_sourceLocation) throws {
    let path = "\(corpus.folder.path)/\(Self.place)/out/current/documents.bsc"
    #expect(FileSystem.exists(path), sourceLocation: location)
  }

  @Test func `a line for cron runs through sh`() throws {
    let ending = try schedule("cron", "--at", "4:05")
    #expect(ending.status == 0)
    let lines = ending.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    try #require(lines.count == 2)
    #expect(lines[0].hasPrefix("5 4 * * * /"))
    let command = lines[0].dropFirst("5 4 * * * ".count)
    #expect(lines[1] == "@reboot \(command)")
    // Cron ends the command at a % and takes \% for one.
    let parts = command.split(separator: "\\%", omittingEmptySubsequences: false)
    #expect(parts.allSatisfy { !$0.contains("%") })
    let run = try Program.start(
      "env", ["-i", "HOME=/", "sh", "-c", parts.joined(separator: "%")], in: try ScratchFolder())
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output == "")
    try expectPublished()
  }

  @Test func `the folder of lexicons goes along`() throws {
    let ending = try corpus.shell(
      "BROADSHEET_DATA='\(projectFolder)/data' \"$0\" schedule systemd")
    #expect(
      ending.output.contains(
        "\nExecStart=/usr/bin/env BROADSHEET_DATA=\(projectFolder)/data /"))
  }

  private static let hasSystemd = isThere("systemd-analyze")

  @Test(.enabled(if: hasSystemd, "systemd-analyze is not installed"))
  func `systemd finds nothing to say against its units`() throws {
    let ending = try schedule("systemd", "--into", "units")
    #expect(ending.status == 0)
    #expect(ending.output == "")
    let verified = try corpus.shell("systemd-analyze verify \"$PWD\"/units/*")
    #expect(verified.status == 0)
    #expect(verified.errors == "")
    #expect(
      try FileSystem.names(in: "\(corpus.folder.path)/units")
        == ["broadsheet-nightly.service", "broadsheet-nightly.timer"])
  }

  @Test func `units make up for a night that was missed, and mind exit statuses`() throws {
    let lines = try schedule("systemd").output.split(separator: "\n").map(String.init)
    for line in [
      "OnCalendar=*-*-* 02:30:00", "Persistent=true", "SuccessExitStatus=1 75",
      "RestartPreventExitStatus=2 3", "Restart=on-failure",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    let start = try #require(lines.first { $0.hasPrefix("ExecStart=") })
    #expect(start.hasSuffix("/it's 5%% of $$HOME/pipeline.json\" --quiet --wait 3600"))
  }

  @Test(.enabled(if: isThere("python3"), "python3 is not installed"))
  func `python compiles the DAG`() throws {
    #expect(try schedule("airflow", "--into", "dags").status == 0)
    let compiled = try corpus.shell("python3 -W error -m py_compile dags/broadsheet_nightly.py")
    #expect(compiled.status == 0)
    #expect(compiled.errors == "")
  }

  /// A Python with Airflow: that of `BROADSHEET_AIRFLOW`, or the one of the search path.
  private static let python = environmentVariable("BROADSHEET_AIRFLOW") ?? "python3"
  private static let hasAirflow =
    (try? Program.start(python, ["-c", "import airflow"], in: ScratchFolder()).status) == 0

  @Test(.enabled(if: hasAirflow, "Airflow is not installed: set BROADSHEET_AIRFLOW to a Python"))
  func `the DAG runs in Airflow`() throws {
    #expect(try schedule("airflow", "--into", "dags").status == 0)
    let run = try corpus.shell(
      """
      export AIRFLOW_HOME="$PWD/home" AIRFLOW__CORE__DAGS_FOLDER="$PWD/dags"
      export AIRFLOW__CORE__LOAD_EXAMPLES=False
      "\(Self.python)" -m airflow db migrate && \
        "\(Self.python)" -m airflow dags test broadsheet-nightly 2026-01-01
      """)
    #expect(run.status == 0, "\(run.errors)")
    try expectPublished()
  }

  @Test(arguments: [
    ("cron --at noon", "Error: --at: found 'noon', expected a time of day such as 02:30"),
    ("cron --at 24:00", "Error: --at: found '24:00', expected a time of day such as 02:30"),
    ("anacron", "Error: The value 'anacron' is invalid for '<scheduler>'."),
  ])
  func `a mistake of usage is told`(arguments: String, message: String) throws {
    let ending = try Program.start(
      Program.path, ["schedule"] + arguments.split(separator: " ").map(String.init),
      in: corpus.folder)
    #expect(ending.status == 2)
    #expect(ending.errors.hasPrefix(message), "\(ending.errors)")
  }

  @Test func `a configuration with mistakes is not scheduled`() throws {
    try corpus.folder.write("bad.json", "{}")
    let ending = try Program.run("schedule", "cron", "bad.json", in: corpus.folder)
    #expect(ending.status == 2)
    #expect(ending.output == "")
    #expect(ending.errors.hasPrefix("bad.json: "))
  }
}

/// Whether a command is in the search path.
func isThere(_ command: String) -> Bool {
  (try? Program.start("sh", ["-c", "command -v \(command)"], in: ScratchFolder()).status) == 0
}
