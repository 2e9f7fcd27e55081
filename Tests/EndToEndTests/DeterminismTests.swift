import Kernels
import TestSupport
import Testing

/// The same corpus and configuration give the same bytes.
struct DeterminismTests {
  private let folder: ScratchFolder

  /// `pipeline.json` of the project over three of its six months, among them the two articles that
  /// are near-duplicates, with batches of a few articles.
  init() throws {
    folder = try ScratchFolder()
    let bytes = try readFile("\(projectFolder)/pipeline.json")
    let text = String(decoding: bytes, as: UTF8.self)
    let small = text.replacing(
      #""from": "data/articles", "format": "auto""#,
      with: #""from": "data/articles/*/201?-?[23]/*", "batch": 2"#)
    try #require(small != text)
    try folder.write("pipeline.json", small)
    try FileSystem.replaceLink(at: "\(folder.path)/data", to: "\(projectFolder)/data")
  }

  private func files(jobs: Int, to out: String) throws -> [String: [UInt8]] {
    let ending = try Program.run(
      "run", "--to", out, "--jobs", "\(jobs)", "--quiet", in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    return try PublishedRun(folder, out: out).files()
  }

  @Test func `any number of threads, and a run done again, give the same bytes`() throws {
    let plan = try Program.run("plan", in: folder)
    let words = plan.output.split { " \n".utf8.contains($0.utf8.first ?? 0) }
    let batches = try #require(words.firstIndex(of: "batches").flatMap { Int(words[$0 - 1]) })
    #expect(batches >= 8, "\(plan.output)")

    let first = try files(jobs: 1, to: "one")
    #expect(first.count == 37)
    for (jobs, out) in [(2, "two"), (8, "eight"), (2, "two")] {
      let again = try files(jobs: jobs, to: out)
      #expect(again.keys.sorted() == first.keys.sorted())
      let different = first.keys.filter { first[$0] != again[$0] }
      #expect(different == [], "\(jobs) threads")
    }
    #expect(FileSystem.linkTarget(of: "\(folder.path)/two/current") == "runs/000002")
  }
}
