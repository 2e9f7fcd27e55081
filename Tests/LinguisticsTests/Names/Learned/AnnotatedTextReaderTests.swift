import Corpus
import Linguistics
import Testing

struct AnnotatedTextReaderTests {
  private func texts(_ rows: String) throws -> [AnnotatedText] {
    try AnnotatedTextReader.texts(Array(rows.utf8), path: "names.tsv")
  }

  private func names(_ text: AnnotatedText) -> [String] {
    text.names.map { name in
      let words = String(decoding: text.text[name.range], as: UTF8.self)
      return "\(words) = \(name.kind?.name ?? "miscellaneous")"
    }
  }

  @Test func `the last field is the label, and the text is the one given`() throws {
    let rows = """
      # newdoc id = a
      # text = Ana  Ruiz's boat
      Ana\tB-politician\tB-PER
      Ruiz\tI-politician\tI-PER
      's\tO\tO
      boat\tO\tO

      # text = Rhine
      Rhine\tB-LOC

      """
    let read = try texts(rows)
    #expect(read.map { String(decoding: $0.text, as: UTF8.self) } == ["Ana  Ruiz's boat\n\nRhine"])
    #expect(read.map(\.key) == ["a"])
    #expect(read.map(names) == [["Ana  Ruiz = person", "Rhine = place"]])
  }

  @Test(arguments: [
    (["He", "'s", "here", "."], "He's here."),
    (["(", "see", "\"", "Rome", "\"", ")"], "(see \"Rome\")"),
    (["It", "is", "$", "5", "!"], "It is $5!"),
    (["No", "space", ",", "then", "one"], "No space, then one"),
  ])
  func `a text that is not given is put together`(tokens: [String], text: String) throws {
    let rows = tokens.map { "\($0)\tO\n" }.joined()
    #expect(try texts(rows).map { String(decoding: $0.text, as: UTF8.self) } == [text])
  }

  @Test func `a name begins anew where its type changes, or at B`() throws {
    let rows = "A\tB-PER\nB\tB-PER\nC\tI-LOC\nD\tI-LOC\nE\tI-MISC\n"
    let read = try texts(rows)
    #expect(
      read.map(names) == [["A = person", "B = person", "C D = place", "E = miscellaneous"]])
  }

  @Test func `many sentences of one document are texts of their own`() throws {
    let rows = (0..<60).map { "Town\($0)\tB-LOC\nburns\tO\n\n" }.joined()
    let read = try texts(rows)
    #expect(read.count == 60)
    #expect(read.last.map(names) == ["Town59 = place"])
  }

  @Test(arguments: [
    ("one\n", "names.tsv:1: found 1 fields, expected a token, a tab and a label"),
    (
      "one\tO\ntwo\tB-XYZ\n",
      "names.tsv:2: found the label 'B-XYZ', expected O, or B- or I- with LOC, MISC, ORG, OTH, PER, "
        + "group, organization, other, person, place"
    ),
  ])
  func `a bad line is refused`(rows: String, message: String) {
    let error = #expect(throws: AnnotationError.self) { try texts(rows) }
    #expect(error?.description == message)
  }
}
