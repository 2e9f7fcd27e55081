import Corpus
import Kernels
import Stages
import TestSupport
import Testing

/// Measures; run with `BROADSHEET_MEASURE=1 swift test -c release --filter CleanSpeedTests`.
@Suite(.enabled(if: environmentVariable("BROADSHEET_MEASURE") != nil), .serialized)
struct CleanSpeedTests {
  private static let paragraph = """
    Negotiators met for a third day on Monday to settle the terms of a truce that both sides say \
    they want, and the mayor of the harbour town, who had come by train, said that “nobody will \
    leave before there is a paper that all can sign.” Outside, some 2,000 people waited in the \
    rain; the police counted half of them. The talks in Geneva go on tomorrow at 9 a.m.
    """

  private func measure(_ name: String, _ records: [[UInt8]]) throws {
    let stage = try CleanStage()
    let total = records.reduce(0) { $0 + $1.count }
    var times = stage.steps.map { _ in Duration.zero }
    var best = Duration.seconds(1000)
    let clock = ContinuousClock()
    for _ in 0..<5 {
      var whole = Duration.zero
      for record in records {
        var document = Document(key: "k", record: record, isStructured: false)
        for (place, step) in stage.steps.enumerated() {
          let time = try clock.measure { try step.process(&document) }
          times[place] += time
          whole += time
        }
      }
      best = min(best, whole)
    }
    let rate = { (time: Duration) in Double(total) / 1e6 / (time / .seconds(1)) }
    print(name, "\(Int(rate(best))) MB/s;", times.map { "\(Int(rate($0 / 5)))" })
  }

  @Test func `ordinary articles`() throws {
    let footer = "\n\n\n\nTo contact us, visit:\n\npaper.example/contact\n"
    let head = "Talks go on in Geneva\n\nJane Doe 22 October 2015\n\n"
    let ascii = String(Self.paragraph.map { "“”".contains($0) ? "\"" : $0 })
    let body = { (text: String) in Array(repeating: text, count: 12).joined(separator: "\n\n") }
    for (name, text) in [("ascii", ascii), ("curly", Self.paragraph)] {
      try measure(name, Array(repeating: Array((head + body(text) + footer).utf8), count: 500))
    }
    try measure(
      "crlf",
      Array(
        repeating: Array((head + body(Self.paragraph) + footer).utf8).flatMap {
          $0 == 10 ? [13, 10] : [$0]
        }, count: 200))
    let russian = "Президент сказал, что переговоры продолжатся завтра утром в Женеве, и уехал. "
    try measure(
      "russian",
      Array(
        repeating: Array((head + body(String(repeating: russian, count: 4)) + footer).utf8),
        count: 200))
    try measure(
      "mojibake",
      Array(
        repeating: Array((head + body(Self.paragraph.replacingQuotes()) + footer).utf8), count: 100)
    )
  }

  @Test(arguments: [
    "a", "\n", "&", "Ã", "Ã©", " ", "\r", "a\n", "a\n\n", "\u{301}", "e\u{301}", "-\na", "<a",
    "of the\n\n", "3\n", "&amp;", "“",
  ])
  func `ten megabytes of the same`(unit: String) throws {
    let text = String(repeating: unit, count: 10_000_000 / unit.utf8.count)
    let record = Array(("Title\n\nBy Jane Doe\n\n" + text).utf8)
    let stage = try CleanStage()
    let time = ContinuousClock().measure { _ = try? stage.clean(record) }
    print(unit.debugDescription, time)
  }
}

extension String {
  fileprivate func replacingQuotes() -> String {
    map { $0 == "“" ? "â€œ" : String($0) }.joined()
  }
}
