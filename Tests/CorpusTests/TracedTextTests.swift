import Corpus
import Testing

struct TracedTextTests {
  private func text(_ record: String) -> TracedText { TracedText(Array(record.utf8)) }

  private func replace(_ start: Int, _ end: Int, _ with: String) -> TracedText.Replacement {
    TracedText.Replacement(ByteRange(start, end), with: Array(with.utf8))
  }

  private func string(_ text: TracedText) -> String { String(decoding: text.bytes, as: UTF8.self) }

  /// The record with the edits applied: must be the text.
  private func rebuilt(_ text: TracedText) -> String {
    var out: [UInt8] = []
    var position = 0
    for edit in text.edits {
      out += text.record[position..<Int(edit.record.start)]
      out += text.bytes[edit.text.indices]
      position = Int(edit.record.end)
    }
    out += text.record[position...]
    return String(decoding: out, as: UTF8.self)
  }

  @Test func `a text without edits maps onto itself`() {
    let text = text("abcdef")
    #expect(text.recordRange(of: ByteRange(2, 4)) == ByteRange(2, 4))
  }

  @Test func `offsets behind an edit are shifted`() {
    var text = text("one  two")
    text.apply([replace(3, 5, " ")], step: "s")
    #expect(string(text) == "one two")
    #expect(text.recordRange(of: ByteRange(4, 7)) == ByteRange(5, 8))
    #expect(text.recordRange(of: ByteRange(0, 7)) == ByteRange(0, 8))
  }

  @Test func `a deletion at the border of a span stays outside it`() {
    var text = text("xxabcxx")
    text.apply([replace(0, 2, ""), replace(5, 7, "")], step: "s")
    #expect(text.recordRange(of: ByteRange(0, 3)) == ByteRange(2, 5))
  }

  @Test func `a later edit swallows the earlier ones that it overlaps`() {
    var text = text("a\r\nb\r\nc")
    text.apply([replace(1, 3, "\n"), replace(4, 6, "\n")], step: "first")
    text.apply([replace(1, 4, " ")], step: "second")
    #expect(string(text) == "a c")
    #expect(
      text.edits == [.init(record: ByteRange(1, 6), text: ByteRange(1, 2), step: "second")])
  }

  @Test func `given metadata stands for nothing in the record`() {
    var text = text("body")
    text.apply([replace(0, 1, "B")], step: "s")
    text.prepend(given: Array("Title\n\n".utf8))
    #expect(string(text) == "Title\n\nBody")
    #expect(text.recordRange(of: ByteRange(0, 5)) == nil)
    #expect(text.recordRange(of: ByteRange(7, 11)) == ByteRange(0, 4))
    text.apply([replace(9, 10, "")], step: "t")
    #expect(string(text) == "Title\n\nBoy")
    #expect(text.recordRange(of: ByteRange(9, 10)) == ByteRange(3, 4))
  }

  @Test func `random edits in three rounds compose to the text that they made`() {
    var random = Generator(state: 7)
    for _ in 0..<3000 {
      var text = text("abcdefghijklmnop")
      for round in 0..<3 {
        var expected = ""
        var replacements: [TracedText.Replacement] = []
        var position = 0
        let now = Array(string(text))
        while position <= now.count {
          let start = position + random.below(6)
          let end = start + random.below(4)
          guard end <= now.count else { break }
          let with = String(repeating: Character(String(round)), count: random.below(3))
          if start < end || !with.isEmpty {
            replacements.append(replace(start, end, with))
            expected += String(now[position..<start]) + with
            position = end
          }
          if random.below(5) == 0 { break }
        }
        expected += String(now[min(position, now.count)...])
        text.apply(replacements, step: "round \(round)")
        #expect(string(text) == expected)
        #expect(rebuilt(text) == expected)
      }
    }
  }
}

/// A small seeded generator, so that a failure comes back.
private struct Generator {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
