import Corpus
import Kernels
import Stages
import TestSupport
import Testing

struct BatchReaderTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func `files come in the order of their keys' bytes, folders and all`() throws {
    for name in ["b.txt", "a/z.txt", "a.txt", "a-b.txt", "a/b/c.txt", "B.txt", ".hidden.txt"] {
      try folder.write(name, "text")
    }
    let keys = try ReadResult(folder.path).keys.joined()
    #expect(Array(keys) == ["B.txt", "a-b.txt", "a.txt", "a/b/c.txt", "a/z.txt", "b.txt"])
  }

  @Test func `lines of JSON have numbered keys, blank lines do not count`() throws {
    try folder.write(
      "x.jsonl", "{\"text\":\"one\"}\n\n  \n{\"text\":\"two\",\"id\":7}\r\n{\"text\":\"three\"}")
    let result = try ReadResult(folder.path)
    #expect(result.texts == ["x.jsonl#0": "one", "x.jsonl#1": "two", "x.jsonl#2": "three"])
    #expect(result.ids == ["7"])
  }

  @Test func `metadata of a record are read, null and empty ones left out`() throws {
    try folder.write(
      "x.jsonl",
      #"{"text":"t","title":" A\nB ","author":null,"published":"2015-10-22T08:00:00Z","url":"","#
        + #""source":"s","other":[1]}"#)
    let metadata = try #require(try ReadResult(folder.path).documents["x.jsonl#0"]).metadata
    #expect(metadata.title == "A B")
    #expect(metadata.author == nil)
    #expect(metadata.url == nil)
    #expect(metadata.source == "s")
    #expect(metadata.published?.description == "2015-10-22")
  }

  @Test func `one file is read whatever its name, by its content`() throws {
    let text = try folder.write("article", "Headline")
    let lines = try folder.write("records", "\n {\"text\":\"one\"}\n")
    #expect(try ReadResult(text).texts == ["article": "Headline"])
    #expect(try ReadResult(lines).texts == ["records#0": "one"])
  }

  @Test func `one file is read by what it holds when it is decompressed, whatever its name`() throws
  {
    let lines = try folder.write("dump.json.gz", gzipped(Array("{\"text\":\"one\"}\n".utf8)))
    let text = try folder.write("article.gz", gzipped(Array("Headline".utf8)))
    #expect(try ReadResult(lines).texts == ["dump.json.gz#0": "one"])
    #expect(try ReadResult(text).texts == ["article.gz": "Headline"])
  }

  @Test func `a byte order mark in front of a record is passed over`() throws {
    try folder.write(
      "x.jsonl", "\u{FEFF}{\"text\":\"one\"}\n{\"text\":\"two\"}\n\u{FEFF}{\"text\":\"three\"}")
    let single = try folder.write("records", "\u{FEFF}{\"text\":\"one\"}\n")
    let result = try ReadResult("\(folder.path)/x.jsonl")
    #expect(result.texts == ["x.jsonl#0": "one", "x.jsonl#1": "two", "x.jsonl#2": "three"])
    #expect(try ReadResult(single).texts == ["records#0": "one"])
  }

  @Test func `a number as an id keeps all its digits`() throws {
    try folder.write(
      "x.jsonl",
      #"{"text":"t","id":1234567890123456789}"# + "\n"
        + #"{"text":"t", "id" : 1234567890123456788 }"# + "\n" + #"{"text":"t","id":-2.50}"#)
    #expect(
      try ReadResult(folder.path).ids == ["1234567890123456789", "1234567890123456788", "-2.50"])
  }

  @Test func `a glob takes what it matches`() throws {
    try folder.write("2015/a.txt", "a")
    try folder.write("2016/b.txt", "b")
    try folder.write("2016/c.jsonl", "{\"text\":\"c\"}")
    let result = try ReadResult("\(folder.path)/*/*.txt")
    #expect(Array(result.keys.joined()) == ["2015/a.txt", "2016/b.txt"])
  }

  @Test func `compressed files hold what the others hold`() throws {
    let text = Array("Headline\n\nBody".utf8)
    try folder.write("a.txt.gz", gzipped(text))
    try folder.write("b.jsonl.gz", gzipped(Array("{\"text\":\"one\"}\n{\"text\":\"two\"}".utf8)))
    let result = try ReadResult(folder.path)
    #expect(
      result.texts == [
        "a.txt.gz": "Headline\n\nBody", "b.jsonl.gz#0": "one", "b.jsonl.gz#1": "two",
      ])
    #expect(result.rejects.isEmpty)
  }

  @Test func `what cannot be used is rejected with reason and byte, and the rest is read`() throws {
    try folder.write("a-empty.txt", "")
    try folder.write("b-photo.jpg", "x")
    try folder.write("c-broken.txt.gz", Array(gzipped(Array("some text".utf8)).dropLast(9)))
    try folder.write(
      "d.jsonl",
      "{\"text\":\"good\"}\n{\"text\": \"cut of\n[1]\n{\"text\":5}\n{\"title\":\"x\"}\n"
        + "{\"text\":\"t\",\"published\":\"soon\"}\n{\"text\":\"last\"}\n")
    try folder.write("e.jsonl", "\n\n")
    try folder.write("f-large.txt", [UInt8](repeating: 0x61, count: (1 << 20) + 1))
    try folder.write("g.txt", "fine")
    let result = try ReadResult(folder.path)
    #expect(
      result.rejectLines == [
        "a-empty.txt empty 0", "b-photo.jpg unknown-format", "c-broken.txt.gz damaged-gzip 20",
        "d.jsonl#1 json 9", "d.jsonl#2 wrong-type 0", "d.jsonl#3 wrong-type 8",
        "d.jsonl#4 no-text 0", "d.jsonl#5 wrong-value 24", "e.jsonl empty 0",
        "f-large.txt too-large 1048576",
      ])
    #expect(result.texts == ["d.jsonl#0": "good", "d.jsonl#6": "last", "g.txt": "fine"])
  }

  @Test(arguments: [false, true])
  func `a line longer than the limit is passed over without holding it`(isCompressed: Bool) throws {
    let long = [UInt8](repeating: 0x20, count: 3 << 20)
    let head = Array("{\"text\":\"one\"}\n{\"text\":\"".utf8)
    let tail = Array("\"}\n{\"text\":\"three\"}\n".utf8)
    let bytes = head + long + tail
    let name = isCompressed ? "x.jsonl.gz" : "x.jsonl"
    try folder.write(name, isCompressed ? gzipped(bytes) : bytes)
    let result = try ReadResult(folder.path)
    #expect(result.texts == ["\(name)#0": "one", "\(name)#2": "three"])
    #expect(result.rejectLines == ["\(name)#1 too-large 15"])
  }

  @Test(arguments: [0, 1, 100_000])
  func `a line is longer than the limit or not, wherever it stands`(shift: Int) throws {
    let limit = 1 << 20
    func record(_ length: Int) -> String {
      "{\"text\":\"\(String(repeating: "x", count: length - 11))\"}\n"
    }
    try folder.write("x.jsonl", record(shift + 20) + record(limit) + record(limit + 1) + record(20))
    let result = try ReadResult(folder.path)
    #expect(result.texts.keys.sorted() == ["x.jsonl#0", "x.jsonl#1", "x.jsonl#3"])
    #expect(result.rejectLines == ["x.jsonl#2 too-large \(shift + 20 + 1 + limit + 1)"])
  }

  @Test func `blank lines are not held together without end`() throws {
    try folder.write(
      "x.jsonl", String(repeating: "\n", count: 5 << 20) + "{\"text\":\"one\"}\n")
    var configuration = ReadConfiguration(try options(#"{"from": "x", "limit": 1}"#))
    configuration.from = folder.path
    var reader = try BatchReader(configuration)
    var lengths: [Int] = []
    while let batch = reader.next() {
      for case .input(let input) in batch.items { lengths.append(input.lines?.count ?? 0) }
    }
    #expect(lengths.reduce(0, +) == (5 << 20) + 15)
    #expect(lengths.allSatisfy { $0 <= (1 << 20) + 16 })
    #expect(try ReadResult(folder.path).texts == ["x.jsonl#0": "one"])
  }

  @Test func `files that cannot be used, and empty ones, fill batches too`() throws {
    for number in 100..<400 { try folder.write("\(number).jpg", "x") }
    for number in 400..<700 { try folder.write("\(number).txt", "") }
    let sizes = BatchReader.Sizes(least: 1000, spread: 1000, most: 4000)
    var reader = try BatchReader(
      ReadConfiguration(from: folder.path, format: .auto), sizes: sizes)
    var counts: [Int] = []
    while let batch = reader.next() { counts.append(batch.items.count) }
    #expect(counts.reduce(0, +) == 600)
    #expect(counts.allSatisfy { $0 <= 100 })
  }

  @Test func `lines before a damaged stretch of gzip are kept`() throws {
    let lines = (0..<50_000).map { "{\"text\":\"line \($0) \($0 &* 7919)\"}\n" }.joined()
    let packed = gzipped(Array(lines.utf8))
    try folder.write("x.jsonl.gz", Array(packed[..<(packed.count / 2)]))
    let result = try ReadResult(folder.path)
    #expect(result.rejects.count == 1)
    #expect(result.rejects[0].rejection.reason == "damaged-gzip")
    #expect(result.texts.count > 10_000)
    #expect(result.texts["x.jsonl.gz#9999"] == "line 9999 \(9999 &* 7919)")
  }

  @Test func `a file that is no gzip at all is rejected once`() throws {
    try folder.write("x.jsonl.gz", "no gzip at all")
    #expect(try ReadResult(folder.path).rejectLines == ["x.jsonl.gz damaged-gzip 2"])
  }

  @Test func `a missing folder is an error`() {
    #expect(throws: FileError.self) { try ReadResult("\(folder.path)/none") }
  }

  @Test func `an empty folder has no batches`() throws {
    #expect(try ReadResult(folder.path).keys.isEmpty)
  }

  @Test func `removing an article moves only the cuts next to it`() throws {
    let sizes = BatchReader.Sizes(least: 400, spread: 400, most: 2000)
    for number in 100..<400 {
      try folder.write("\(number).txt", String(repeating: "x", count: 40 + number % 30))
    }
    try folder.write("r.jsonl", (0..<300).map { "{\"text\":\"record \($0)\"}\n" }.joined())
    let before = try ReadResult(folder.path, sizes: sizes).keys
    #expect(before.count > 20)
    try FileSystem.removeFile("\(folder.path)/150.txt")
    let after = try ReadResult(folder.path, sizes: sizes).keys
    #expect(Array(before.joined()).filter { $0 != "150.txt" } == Array(after.joined()))
    let common = Set(before).intersection(after)
    #expect(common.count >= before.count - 4)
  }
}

private func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  let body = deflate(bytes.span, level: 6, end: .final)
  func word(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) } }
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + body + word(crc32(bytes))
    + word(UInt32(bytes.count))
}

struct VanishingFileTests {
  @Test func `a file that is gone between listing and reading is rejected, the rest is read`()
    throws
  {
    let folder = try ScratchFolder()
    for name in ["a.txt", "b.txt", "c.txt"] { try folder.write(name, name) }
    var configuration = ReadConfiguration(try options(#"{"from": "x"}"#))
    configuration.from = folder.path
    var reader = try BatchReader(configuration)
    let next = reader.next()
    let batch = try #require(next)
    try FileSystem.removeFile("\(folder.path)/b.txt")
    var outcomes: [String] = []
    DocumentReader(limit: 1000).read(batch) { outcome in
      switch outcome {
      case .document(let document, _): outcomes.append(document.key)
      case .rejected(let path, _, let rejection):
        outcomes.append("\(path) \(rejection.reason): \(rejection.detail ?? "")")
      }
    }
    #expect(outcomes == ["a.txt", "b.txt unreadable: No such file or directory", "c.txt"])
  }
}
