import Kernels
import TestSupport
import Testing

/// Whole runs over collections of inputs that were made to break programs: each input is a document
/// or a reject, and the run is published.
@Suite(
  .enabled(if: sharedFolder != nil, "no development data beside the project"),
  .enabled(if: isLongRun, "of `make test-all`: set BROADSHEET_LONG_TESTS=1"))
struct TortureRunTests {
  private let trial: Trial
  private let suites: String

  init() throws {
    trial = try Trial()
    suites = try #require(sharedFolder) + "/data/torture"
  }

  /// Runs over `in` and checks that it neither broke nor hung.
  ///
  /// The result is the reason of each reject by its path; nil for documents.
  private func outcomes(of names: [String]) throws -> [String: String?] {
    let ending = try trial.run()
    #expect(ending.status == 0 || ending.status == 1, "\(ending.errors)")
    var outcomes: [String: String?] = [:]
    for name in try trial.documents() {
      outcomes[name.hasSuffix(".jsonl#0") ? String(name.dropLast(2)) : name] = .some(nil)
    }
    let rejects = try PublishedRun(trial.folder).rows("rejects")
    for (path, reason) in zip(rejects.texts("path"), rejects.texts("reason")) {
      outcomes[path] = reason
    }
    for name in names { #expect(outcomes[name] != nil, "\(name) is neither document nor reject") }
    return outcomes
  }

  private func files(below folder: String) throws -> [String] {
    try FileSystem.names(in: folder).flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      return FileSystem.isFolder(path) ? try files(below: path) : [path]
    }
  }

  /// A name of its own for each file, all in one folder.
  private func flatName(_ path: String) -> String {
    path.dropFirst(suites.count + 1).split(separator: "/").joined(separator: "-")
  }

  @Test(arguments: ["blns", "utf8tests", "csv-spectrum", "json-test-suite"])
  func `every file of a suite, taken as text, is a document or a reject`(suite: String) throws {
    var names: [String] = []
    for file in try files(below: "\(suites)/\(suite)") {
      names.append(flatName(file) + ".txt")
      try trial.folder.write("in/\(names.last ?? "")", try readFile(file))
    }
    #expect(names.count > 5)
    let outcomes = try outcomes(of: names)
    let reasons = Set(outcomes.values.compactMap { $0 })
    #expect(reasons.isSubset(of: ["empty", "binary"]), "\(reasons)")
  }

  /// Names begin with y (accept), n (refuse) or i (either); a record is one line.
  @Test func `the JSON suite is accepted and refused line by line as its names say`() throws {
    var names: [String] = []
    for file in try files(below: "\(suites)/json-test-suite/test_parsing") {
      let name = String(file.split(separator: "/").last ?? "") + ".jsonl"
      var bytes = try readFile(file)
      if bytes.last == 0x0A { bytes.removeLast() }
      // A line feed between values is white space; inside others it would make two records.
      if bytes.contains(0x0A) {
        guard name.hasPrefix("y_") else { continue }
        bytes = bytes.map { $0 == 0x0A ? 0x20 : $0 }
      }
      names.append(name)
      try trial.folder.write("in/\(name)", bytes)
    }
    #expect(names.count > 300)
    for (name, reason) in try outcomes(of: names) {
      // What is JSON but no article is refused for another reason.
      if name.hasPrefix("y_") { #expect(reason != "json", "\(name)") }
      if name.hasPrefix("n_") { #expect(reason == "json" || reason == "empty", "\(name)") }
    }
  }

  @Test(arguments: ["gzip-warc-bad", "pako-zlib"])
  func `damaged and odd streams end in a document or a reject`(suite: String) throws {
    var names: [String] = []
    for file in try files(below: "\(suites)/\(suite)") {
      let name = flatName(file) + (file.hasSuffix(".gz") ? "" : ".txt") + ".gz"
      names.append(name.hasSuffix(".txt.gz") ? name : String(name.dropLast(3)) + ".txt.gz")
      try trial.folder.write("in/\(names.last ?? "")", try readFile(file))
    }
    #expect(names.count > 5)
    let outcomes = try outcomes(of: names)
    for (name, reason) in outcomes where reason != nil {
      #expect(["damaged-gzip", "binary", "empty"].contains(reason), "\(name)")
    }
    for name in names where name.contains("gzip-joined") {
      #expect(outcomes[name] == .some(nil), "\(name)")
    }
  }
}
