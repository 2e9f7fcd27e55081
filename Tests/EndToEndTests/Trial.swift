import Kernels
import TestSupport

/// A folder with a corpus `in`, a small `pipeline.json` over it, and an earlier good run in `out`:
/// what a run over bad input must leave alone.
struct Trial {
  let folder: ScratchFolder
  private let earlier: [String: [UInt8]]

  /// - Parameter options: Further members of the object `read`, each with a comma in front.
  init(options: String = "", write: String = "") throws {
    folder = try ScratchFolder()
    try folder.write("good/a.txt", "Title\n\nBy Ann Lee 1 May 2015\n\nA body. Two sentences.\n")
    try folder.write("pipeline.json", Trial.configuration(options: options, write: write))
    let ending = try Program.run("run", "--from", "good", in: folder)
    guard ending.status == 0 else { throw PublishedRun.Failure(ending: ending) }
    earlier = try PublishedRun(folder).files()
    try FileSystem.createFolder("\(folder.path)/in")
  }

  /// Reading, cleaning and segmenting: quick to start.
  static func configuration(options: String = "", write: String = "") -> String {
    """
    {"name": "trial", "stages": [
      {"read": {"from": "in"\(options)}},
      {"clean": {"steps": ["decode", "repair-text", "find-article", "drop-boilerplate"]}},
      {"segment": {}},
      {"aggregate": {"tables": [{"name": "parts", "from": "sentences", "by": ["part"]}]}}
    ], "write": {"to": "out"\(write)}}
    """
  }

  func run(_ arguments: String...) throws -> Program.Ending {
    try Program.start("timeout", ["100", Program.path, "run", "--quiet"] + arguments, in: folder)
  }

  /// Whether the earlier run is still the current one, whole, and nothing lies beside it.
  func keepsEarlierRun() throws -> Bool {
    try FileSystem.linkTarget(of: "\(folder.path)/out/current") == "runs/000001"
      && FileSystem.names(in: "\(folder.path)/out/runs") == ["000001"]
      && PublishedRun(folder).files() == earlier
  }

  /// `path#record reason detail @byte` of each reject of the current run.
  func rejects() throws -> [String] {
    let rows = try PublishedRun(folder).rows("rejects")
    return (0..<rows.count).map { row in
      let record = rows["record"][row].map { "#\($0)" } ?? ""
      let detail = rows["detail"][row].map { ": \($0)" } ?? ""
      let byte = rows["byte"][row].map { " @\($0)" } ?? ""
      return "\(rows.texts("path")[row])\(record) \(rows.texts("reason")[row])\(detail)\(byte)"
    }
  }

  /// Keys of the documents of the current run.
  func documents() throws -> [String] {
    try PublishedRun(folder).rows("documents").texts("document")
  }
}
