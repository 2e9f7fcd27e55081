import Corpus
import Linguistics
import Testing

struct QuotationMarksTests {
  @Test(arguments: [
    ("He said \"yes\" twice.", ["yes"]),
    ("He said “yes” twice.", ["yes"]),
    ("Er sagte „ja“ und »nein« dazu.", ["ja", "nein"]),
    ("Il dit « oui » et ‹ non ›.", ["oui", "non"]),
    ("He wrote ``yes'' twice.", ["yes"]),
    ("‘Yes,’ he said; ‘no.’", ["Yes,", "no."]),
    ("It is 'true' here.", ["true"]),
    ("He said,\"Yes,\"and left.", ["Yes,"]),
    ("(\"Yes\")—\"no\"", ["Yes", "no"]),
  ])
  func `each style of marks is paired`(text: String, expected: [String]) {
    #expect(contents(of: text) == expected)
  }

  @Test(arguments: [
    ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
    ("\"He said 'no' to me,\" she said.", ["He said 'no' to me,"]),
    ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
    ("‘He said “no” to me,’ she said.", ["He said “no” to me,"]),
    ("\"He said \"no\" to me,\" she said.", ["He said \"no\" to me,"]),
  ])
  func `only the outer quotation is a span`(text: String, expected: [String]) {
    #expect(contents(of: text) == expected)
  }

  @Test(arguments: [
    "the players' union and the '90s", "don't, won't and Ruiz's", "6'2\" and 5\" long",
    "41° 43′ 57″ north", "rock 'n' roll", "the workers’ union", "\"\" and “”", "\"",
  ])
  func `apostrophes and measures are no marks`(text: String) {
    #expect(contents(of: text) == [])
  }

  @Test
  func `inches inside a quotation do not close it`() {
    #expect(contents(of: "\"He is 6'2\" tall,\" she said.") == ["He is 6'2\" tall,"])
    #expect(contents(of: "\"A 5\" pipe\" was found.") == ["A 5\" pipe"])
    #expect(contents(of: "\"It was in 1990\" he said.") == ["It was in 1990"])
  }

  @Test
  func `a quotation goes on where the next paragraph opens again`() {
    let spans = spans(of: "He said: “One.\n\n“Two.\n\n“Three,” and left.")
    #expect(spans.map(\.continues) == [false, true, true])
    #expect(
      contents(of: "He said: “One.\n\n“Two.\n\n“Three,” and left.") == ["One.", "Two.", "Three,"])
  }

  @Test
  func `a mark without partner takes nothing in`() {
    #expect(contents(of: "He said \"one.\n\nTwo \"three\" four.") == ["three"])
    #expect(contents(of: "“One. “Two,” he said.") == ["Two,"])
  }

  @Test
  func `a quotation may end in the paragraph behind a break`() {
    #expect(contents(of: "He said “we will\n\ngo home” at last.") == ["we will", "go home"])
  }

  @Test
  func `a range takes in the marks`() {
    let spans = spans(of: "a « b » c")
    #expect(spans.map(\.range) == [ByteRange(2, 9)])
    #expect(spans.map(\.content) == [ByteRange(5, 6)])
  }

  @Test(arguments: ["\"", "“", "'a ", "\"a ", "« ", "”", "\"a.\n\n"])
  func `many marks take linear time`(unit: String) {
    let text = String(repeating: unit, count: 20_000)
    #expect(spans(of: text).allSatisfy { !$0.content.isEmpty })
  }

  private func spans(of text: String) -> [QuotedSpan] {
    quotedSpans(in: Array(text.utf8), paragraphs: paragraphs(of: text))
  }

  private func contents(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    return spans(of: text).map { String(decoding: bytes[$0.content.indices], as: UTF8.self) }
  }

  private func paragraphs(of text: String) -> [Paragraph] {
    let bytes = Array(text.utf8)
    var found: [Paragraph] = []
    var start = 0
    for index in bytes.indices where index + 1 < bytes.count {
      guard bytes[index] == 0x0A, bytes[index + 1] == 0x0A else { continue }
      if index > start { found.append(Paragraph(range: ByteRange(start, index), part: .body)) }
      start = index + 2
    }
    found.append(Paragraph(range: ByteRange(min(start, bytes.count), bytes.count), part: .body))
    return found
  }
}
