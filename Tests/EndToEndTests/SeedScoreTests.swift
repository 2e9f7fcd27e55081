import Kernels
import TestSupport
import Testing

/// What the scoring program of the development data says of its article.
@Suite(.enabled(if: sharedFolder != nil, "no development data beside the project"))
struct SeedScoreTests {
  /// Names of figures, with what must be reached: a share, or a number of right ones.
  static let floors: [(figure: String, key: String, floor: Double)] = [
    ("documents: fields right", "accuracy", 1),
    ("edits", "match", 3),
    ("edits: applied to the raw text give documents.text", "right", 1),
    ("sentences: exact span", "f1", 1),
    ("mentions: exact span and type", "f1", 0.95),
    ("dates: the 4 of the core, span, value, days", "right", 4),
    ("quantities: the 6 of the core all right", "right", 6),
    ("quotes: exact span with the marks", "match", 18),
    ("quotes: kind", "right", 16),
    ("quotes: speaker_name, right nulls too", "right", 16),
    ("statements: cue, source and content", "f1", 0.75),
    ("events core 18: action", "match", 14),
    ("events core 18: action, actor, target", "match", 12),
  ]

  private static let scores = Result { () throws -> [JSONValue] in
    let folder = try ScratchFolder()
    let shared = sharedFolder ?? ""
    try folder.write("in/article.txt", readFile("\(shared)/gold/seed/article.txt"))
    let run = try Program.run(
      "run", "\(projectFolder)/pipeline.json", "--from", "in", "--to", "out", "--quiet",
      in: folder)
    guard run.status == 0 else { throw PublishedRun.Failure(ending: run) }
    let score = try Program.start(
      "python3", ["\(shared)/score.py", "seed", "out/current", "--json", "scores.json"],
      in: folder)
    guard score.status == 0 else { throw PublishedRun.Failure(ending: score) }
    return try parseJSON(readFile("\(folder.path)/scores.json")).elements
  }

  @Test(arguments: floors)
  func `a figure is reached`(figure: String, key: String, floor: Double) throws {
    let scores = try SeedScoreTests.scores.get()
    let found = scores.first { $0["name"].text == figure }.flatMap { $0[key].number }
    print("seed: \(figure) \(found.map { "\($0)" } ?? "missing")")
    #expect(try #require(found) >= floor)
  }
}
