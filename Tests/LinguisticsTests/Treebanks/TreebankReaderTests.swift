import Linguistics
import Testing

struct TreebankReaderTests {
  private func read(_ lines: [String]) throws(AnnotationError) -> [TreebankSentence] {
    try TreebankReader.sentences(Array((lines.joined(separator: "\n") + "\n").utf8), path: "t")
  }

  /// The fields of a word that matter here.
  private func word(_ number: String, _ form: String, head: String = "0", misc: String = "_")
    -> String
  {
    "\(number)\t\(form)\t\(form)\tX\tFW\t_\t\(head)\troot\t_\t\(misc)"
  }

  @Test func `sentences end at blank lines and at the end of the file`() throws {
    let sentences = try read([word("1", "a"), "", "", word("1", "b"), word("2", "c", head: "1")])
    #expect(
      sentences.map { $0.words.map { String(decoding: $0.form, as: UTF8.self) } } == [
        ["a"], ["b", "c"],
      ])
    #expect(sentences[1].words.map(\.head) == [-1, 0])
  }

  @Test func `a multiword token gives its last part the space`() throws {
    let sentences = try read([
      "1-2\tdon't" + String(repeating: "\t_", count: 7) + "\tSpaceAfter=No",
      word("1", "do"), word("2", "n't", head: "1"), word("3", ".", head: "1"),
    ])
    #expect(sentences[0].words.map(\.spaceAfter) == [false, false, true])
    #expect(sentences[0].words.map(\.isHidden) == [false, false, false])
  }

  @Test func `parts that are not in the text are hidden behind what is`() throws {
    let sentences = try read([
      "1-2\tau" + String(repeating: "\t_", count: 8), word("1", "à"), word("2", "le", head: "1"),
    ])
    #expect(sentences[0].words.map(\.isHidden) == [true, true])
    #expect(sentences[0].surfaces == [0: Array("au".utf8)])
  }

  @Test func `empty nodes are passed over`() throws {
    let sentences = try read([word("1", "a"), word("1.1", "b"), word("2", "c", head: "1")])
    #expect(sentences[0].words.count == 2)
  }

  @Test(arguments: [
    (["1\ta"], 1, "found 2 fields, expected 10, separated by tabs"),
    (
      ["1\ta\ta\tX\tFW\t_\t0\troot\t_\t_", "3\tb\tb\tX\tFW\t_\t1\tdep\t_\t_"], 2,
      "found word number '3', expected 2"
    ),
    (["1\ta\ta\tX\tFW\t_\tx\troot\t_\t_"], 1, "found the head 'x', expected a number or '_'"),
    (["1\ta\ta\tX\tFW\t_\t7\troot\t_\t_", ""], 1, "found the head 7 for word 1 of 1"),
    (["1\ta\ta\tX\tFW\t_\t1\troot\t_\t_", ""], 1, "found the head 1 for word 1 of 1"),
    (["1\t\ta\tX\tFW\t_\t0\troot\t_\t_"], 1, "found an empty form"),
    (
      ["4-5\tab\t_\t_\t_\t_\t_\t_\t_\t_"], 1,
      "found the multiword token '4-5', expected one of the next words"
    ),
    (
      ["1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_", "1\ta\ta\tX\tFW\t_\t0\troot\t_\t_", ""], 3,
      "found the end of a sentence inside a multiword token"
    ),
  ])
  func `a bad line is named`(lines: [String], line: Int, message: String) {
    #expect(throws: AnnotationError(path: "t", line: line, message)) { try read(lines) }
  }
}
