import Testing

@testable import Linguistics

struct SentenceOutlineTests {
  private static let labels = WordLabels(
    universal: ["ADJ", "ADP", "AUX", "CCONJ", "DET", "NOUN", "PUNCT", "VERB"], penn: [",", "-"],
    relations: [])

  /// The outline of tags; a comma is written ",", another mark ".".
  private func outline(_ tags: [String]) -> SentenceOutline {
    var outline = SentenceOutline()
    let names = tags.map { $0 == "," || $0 == "." ? "PUNCT" : $0 }
    outline.set(
      TagKinds(Self.labels), penn: tags.map { $0 == "," ? 0 : 1 },
      universal: names.map { UInt8(Self.labels.universal.firstIndex(of: $0) ?? 0) })
    return outline
  }

  @Test func `a phrase ends in the last of its nouns`() {
    let outline = outline(["ADP", "DET", "ADJ", "NOUN", "NOUN", "VERB", "ADJ", "."])
    #expect(outline.heads == [9, 4, 4, 4, 4, 5, 6, 9, 9, 9])
  }

  @Test func `a sentence without words has an outline`() {
    #expect(outline([]).heads == [1, 1])
    #expect(outline([]).between(0, 1) == 0)
    #expect(outline([]).verbs(after: 0) == 0)
  }

  @Test(
    arguments: [
      (["ADP"], 1), (["VERB"], 2), (["VERB", "AUX", "VERB"], 3), ([","], 4),
      ([",", "ADJ", ",", ","], 7), (["."], 10), (["CCONJ"], 19), (["VERB", ",", ".", "CCONJ"], 32),
    ] as [([String], UInt64)])
  func `what stands between two words is counted by kind`(tags: [String], expected: UInt64) {
    let outline = outline(["NOUN"] + tags + ["NOUN", "VERB"])
    #expect(outline.between(0, tags.count + 1) == expected)
    #expect(outline.between(tags.count + 1, 0) == 0)
    #expect(outline.between(0, 1) == 0)
  }

  @Test func `verbs ahead are counted up to two`() {
    let outline = outline(["VERB", "NOUN", "AUX", "VERB", "VERB"])
    #expect((0..<7).map { outline.verbs(after: $0) } == [2, 2, 2, 1, 0, 0, 0])
  }
}
