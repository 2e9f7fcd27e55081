import Kernels
import TestSupport
import Testing

/// The same corpus and configuration give the same bytes.
struct DeterminismTests {
  private let folder: ScratchFolder

  /// `pipeline.json` of the project with batches small enough that there are many, over three
  /// copies of the sample corpus.
  init() throws {
    folder = try ScratchFolder()
    let bytes = try readFile("\(projectFolder)/pipeline.json")
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: #""format": "auto""#, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    try folder.write(
      "pipeline.json", parts.joined(separator: #""format": "auto", "batch": 3"#))
    try FileSystem.replaceLink(at: "\(folder.path)/data", to: "\(projectFolder)/data")
    try FileSystem.createFolder("\(folder.path)/in")
    for copy in ["a", "b", "c"] {
      try FileSystem.replaceLink(at: "\(folder.path)/in/\(copy)", to: "../data/articles")
    }
  }

  private func files(jobs: Int, to out: String) throws -> [String: [UInt8]] {
    let ending = try Program.run(
      "run", "--from", "in", "--to", out, "--jobs", "\(jobs)", "--quiet", in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    return try PublishedRun(folder, out: out).files()
  }

  @Test func `any number of threads, and a run done again, give the same bytes`() throws {
    let plan = try Program.run("plan", "--from", "in", in: folder)
    let words = plan.output.split { " \n".utf8.contains($0.utf8.first ?? 0) }
    let batches = try #require(words.firstIndex(of: "batches").flatMap { Int(words[$0 - 1]) })
    #expect(batches >= 20, "\(plan.output)")

    let first = try files(jobs: 1, to: "one")
    #expect(first.count == 32)
    for (jobs, out) in [(2, "two"), (8, "eight"), (2, "two")] {
      let again = try files(jobs: jobs, to: out)
      #expect(again.keys.sorted() == first.keys.sorted())
      let different = first.keys.filter { first[$0] != again[$0] }.sorted()
      #expect(different == [], "\(jobs) threads")
    }
    #expect(FileSystem.linkTarget(of: "\(folder.path)/two/current") == "runs/000002")
  }

  @Test func `no output holds a day, a machine or a path of the run`() throws {
    let files = try files(jobs: 2, to: "out")
    for name in ["manifest.json", "datapackage.json"] {
      let text = String(decoding: files[name] ?? [], as: UTF8.self)
      #expect(!text.contains(folder.path))
    }
    // The four bytes of time in the head of a gzip file.
    for (name, bytes) in files where name.hasSuffix(".gz") {
      #expect(Array(bytes[4..<8]) == [0, 0, 0, 0], "\(name)")
    }
  }
}
