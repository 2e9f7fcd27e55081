import Corpus
import Kernels
import Linguistics
import TestSupport
import Testing

struct TextRepairTests {
  private let repair: TextRepair

  init() throws {
    let path = projectFolder + "/data/unicode/canonical-decompositions.tsv"
    repair = TextRepair(
      composition: try CanonicalComposition(LexiconFile(try readFile(path), path: path)))
  }

  private func repaired(_ text: String) -> (text: String, edits: Int) {
    var text = TracedText(Array(text.utf8))
    repair.run(on: text.bytes) { edits in
      text.apply(edits, step: "repair-text")
      return text.bytes
    }
    return (String(decoding: text.bytes, as: UTF8.self), text.edits.count)
  }

  /// Strings are equal in Swift where they are so after normalization; bytes tell them apart.
  private func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  @Test func `ligatures are divided only where that is asked for`() throws {
    let path = projectFolder + "/data/unicode/canonical-decompositions.tsv"
    let dividing = TextRepair(
      composition: try CanonicalComposition(LexiconFile(try readFile(path), path: path)),
      dividesLigatures: true)
    var text = TracedText(Array("The oﬃcial ﬁle ﬂoats".utf8))
    dividing.run(on: text.bytes) { edits in
      text.apply(edits, step: "repair-text")
      return text.bytes
    }
    #expect(String(decoding: text.bytes, as: UTF8.self) == "The official file floats")
    #expect(isSame(repaired("The oﬃcial ﬁle").text, "The oﬃcial ﬁle"))
  }

  @Test(arguments: try TextCase.load("repair.json").filter { !$0.isKnownFailure })
  func `characters come out as they were meant`(row: TextCase) {
    let found = repaired(row.input)
    #expect(isSame(found.text, row.output), "\(found.text.debugDescription)")
    if isSame(row.input, row.output) { #expect(found.edits == 0) }
  }

  @Test(arguments: try TextCase.load("repair.json").filter(\.isKnownFailure))
  func `known failures still fail`(row: TextCase) {
    #expect(!isSame(repaired(row.input).text, row.output), "passes now: move it")
  }

  @Test(arguments: try TextCase.load("repair.json").filter { !$0.isKnownFailure })
  func `a repaired text needs no repair`(row: TextCase) {
    #expect(repaired(row.output).edits == 0)
  }

  @Test(arguments: [
    "&", "Ã", "\n", " ", "Ã©", "â€", "e\u{301}", "\u{301}", "<a&amp;", "\r", "ã\u{85}",
  ])
  func `a hundred thousand times the same is done in no time`(unit: String) {
    let text = String(repeating: unit, count: 100_000)
    let clock = ContinuousClock()
    let time = clock.measure { _ = repaired(text) }
    #expect(time < .seconds(20), "\(time)")
  }
}
