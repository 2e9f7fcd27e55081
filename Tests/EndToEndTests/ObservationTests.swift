import Kernels
import TestSupport
import Testing

/// What machines see of a run: the log, `run.json`, metrics and lineage events.
struct ObservationTests {
  private let corpus: NightlyCorpus

  init() throws {
    corpus = try NightlyCorpus(
      options: #"""
        "metrics": "seen/b.prom", "lineage": "seen/events.jsonl",
        "rejects": {"warn": "0%", "fail": "5%"},
        """#)
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try readFile("\(corpus.folder.path)/\(name)"), as: UTF8.self)
  }

  /// Each line as an object.
  private func objects(_ lines: String) throws -> [JSONValue] {
    try lines.split(separator: "\n").map { try parseJSON(Array($0.utf8)) }
  }

  @Test func `the log is one object a line, with documented keys`() throws {
    try corpus.folder.write("in/one.jpg", "x")
    let ending = try corpus.run("--quiet", "--log-format", "json")
    #expect(ending.status == 1)
    let events = try objects(ending.errors)
    #expect(events.map { $0["event"] } == ["started", "check", "published"])
    #expect(events.map { $0["level"] } == ["info", "warning", "info"])
    #expect(
      events.map(\.keys) == [
        ["time", "level", "event", "message", "name", "from", "to", "jobs"],
        ["time", "level", "event", "message", "check", "result", "rows"],
        [
          "time", "level", "event", "message", "status", "folder", "documents", "tokens", "bytes",
          "rejected", "made", "kept", "seconds",
        ],
      ])
    #expect(events[1]["message"] == "1 of 131 inputs could not be used: see the table rejects")
    for event in events {
      let time = event["time"] ?? ""
      #expect(time.count == 24 && time.hasSuffix("Z") && time.dropFirst(10).first == "T")
    }
  }

  @Test func `mistakes and failures are objects too`() throws {
    let usage = try corpus.run("nowhere.json", "--log-format", "json")
    #expect(usage.status == 2)
    let mistake = try #require(objects(usage.errors).first)
    #expect(mistake["event"] == "mistake")
    #expect(mistake["message"] == "nowhere.json: cannot look at: No such file or directory")

    for number in 0..<9 { try corpus.folder.write("in/\(number).jpg", "x") }
    let unfit = try corpus.run("--log-format", "json")
    #expect(unfit.status == 3)
    let failure = try #require(objects(unfit.errors).last)
    #expect(failure["event"] == "failed")
    #expect(
      failure.keys == ["time", "level", "event", "message", "status", "folder", "checks"])
    #expect(try text("out/failed/run.json").contains("\"result\": \"failed\""))
  }

  @Test func `run json says what was done, and changes no table`() throws {
    #expect(try corpus.run("--quiet").status == 0)
    let first = try corpus.files()
    let made = try text("out/current/run.json")
    #expect(made.contains("\"result\": \"published\""))
    #expect(made.contains("\"kept\": 0"))
    #expect(made.contains("\"document\": "))
    #expect(try corpus.run("--quiet").status == 0)
    let run = try parseJSON(readFile("\(corpus.folder.path)/out/current/run.json"))
    #expect(
      run.keys == [
        "broadsheet", "name", "result", "host", "process", "start", "end", "seconds", "jobs",
        "peakMemory", "inputs", "parts", "phases", "steps", "slowest", "tables", "checks",
      ])
    #expect(try text("out/current/run.json").contains("\"made\": 0"))
    #expect(try corpus.files() == first)
    #expect(try Program.run("verify", "out", in: corpus.folder).status == 0)
  }

  @Test func `metrics keep the time of the last success through a failure`() throws {
    #expect(try corpus.run("--quiet").status == 0)
    let good = try text("seen/b.prom").split(separator: "\n").map(String.init)
    #expect(good.contains(#"broadsheet_exit_status{name="nightly"} 0"#))
    #expect(good.contains(#"broadsheet_rows{name="nightly",file="documents.bsc"} 130"#))
    for line in good where !line.hasPrefix("# ") {
      #expect(line.hasPrefix("broadsheet_") && line.contains("{name=\"nightly\""), "\(line)")
    }
    let success = "broadsheet_success_timestamp_seconds{"
    for number in 0..<9 { try corpus.folder.write("in/\(number).jpg", "x") }
    #expect(try corpus.run("--quiet").status == 3)
    let bad = try text("seen/b.prom").split(separator: "\n").map(String.init)
    #expect(bad.contains(#"broadsheet_exit_status{name="nightly"} 3"#))
    #expect(bad.contains(#"broadsheet_check_level{name="nightly",check="rejects",number="0"} 2"#))
    #expect(bad.first { $0.hasPrefix(success) } == good.first { $0.hasPrefix(success) })
    #expect(try FileSystem.names(in: "\(corpus.folder.path)/seen") == ["b.prom", "events.jsonl"])
  }

  @Test func `lineage events of one run have one identifier`() throws {
    #expect(try corpus.run("--quiet").status == 0)
    for number in 0..<9 { try corpus.folder.write("in/\(number).jpg", "x") }
    #expect(try corpus.run("--quiet").status == 3)
    let lines = try text("seen/events.jsonl")
    let events = try objects(lines)
    #expect(events.map { $0["eventType"] } == ["START", "COMPLETE", "START", "FAIL"])
    let identifiers = lines.split(separator: "\n").map { line in
      line.split(separator: "\"runId\":\"").last.map { String($0.prefix(36)) } ?? ""
    }
    #expect(identifiers[0] == identifiers[1])
    #expect(identifiers[2] == identifiers[3])
    #expect(identifiers[0] != identifiers[2])
    #expect(lines.contains("\"rowCount\":130"))
  }

  @Test func `metrics that cannot be written are told, and the run is published`() throws {
    let ending = try corpus.run("--quiet", "--metrics", "in/0/0.txt/b.prom")
    #expect(ending.status == 1)
    #expect(ending.errors == "broadsheet: warning: in/0/0.txt: cannot create: Not a directory\n")
    #expect(FileSystem.exists("\(corpus.folder.path)/out/current"))
  }
}

extension JSONValue {
  /// A string of an object.
  fileprivate subscript(key: String) -> String? {
    guard case .object(let members) = content,
      case .string(let bytes)? = members.first(where: { $0.key == key })?.value.content
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  fileprivate var keys: [String] {
    if case .object(let members) = content { members.map(\.key) } else { [] }
  }
}
