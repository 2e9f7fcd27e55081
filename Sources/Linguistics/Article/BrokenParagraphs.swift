package import Corpus
import Kernels

/// Paragraphs that are broken in the middle of a sentence, and lines wrapped at a width.
package enum BrokenParagraphs {
  /// The replacements that join what belongs together: a paragraph that ends inside a sentence
  /// with the next one, and the lines of a wrapped paragraph.
  ///
  /// Lists, verse and headings stay as they are. A hyphen at a line end goes where the rest of
  /// the text, or the part before it, does not speak for keeping it.
  ///
  /// - Parameters:
  ///   - start: The byte where the body begins. Nothing in front of it is looked at.
  ///   - isStructured: The text is a field of a record, whose paragraphs are likely the author's
  ///     own: they are joined only where a sentence certainly goes on, or where most others of
  ///     the text begin and end as sentences do.
  package static func replacements(
    in bytes: [UInt8], from start: Int, isStructured: Bool = false
  ) -> [TracedText.Replacement] {
    let span = bytes.span
    let isDoubtful = isStructured && !ParagraphEnds(span, from: start).areMostlyWhole
    let wrapping = LineWrapping(span, from: start)
    var joiner = LineJoiner(bytes: bytes)
    var line = start
    while line < span.count {
      let end = nextIndex(of: 0x0A, in: span, from: line)
      guard end + 1 < span.count else { break }
      let isBlockEnd = span[end + 1] == 0x0A
      let next = isBlockEnd ? end + 2 : end + 1
      guard next < span.count, span[next] != 0x0A, end > line else {
        line = next
        continue
      }
      let nextEnd = nextIndex(of: 0x0A, in: span, from: next)
      let gap = LineGap(before: line..<end, after: next..<nextEnd)
      if !isBlockEnd, wrapping.isWrap(gap, in: span) {
        joiner.joinWrapped(gap)
      } else {
        let isAlone =
          isBlockEnd && (line == start || span[line - 1] == 0x0A && span[line - 2] == 0x0A)
        let shortest = isAlone || (isBlockEnd && wrapping.width > 0) ? 24 : 90
        if gap.isInsideSentence(span, shortest: shortest),
          !isDoubtful || !isBlockEnd || gap.endsInCommaOrOpenWord(span)
        {
          joiner.join(gap)
        }
      }
      line = next
    }
    return joiner.out
  }
}

/// How the paragraphs of a text end and begin.
private struct ParagraphEnds {
  private var (whole, broken) = (0, 0)

  /// Whether there are at least twice as many gaps between whole sentences as inside of one, and
  /// not none.
  var areMostlyWhole: Bool { whole > 0 && whole >= 2 * broken }

  init(_ bytes: Span<UInt8>, from start: Int) {
    var line = start
    while line < bytes.count {
      let end = nextIndex(of: 0x0A, in: bytes, from: line)
      guard end + 2 < bytes.count else { return }
      if bytes[end + 1] == 0x0A, bytes[end + 2] != 0x0A, end > line {
        let gap = LineGap(before: line..<end, after: (end + 2)..<(end + 3))
        if gap.isBetweenSentences(bytes) { whole += 1 } else { broken += 1 }
      }
      line = end + 1
    }
  }
}

/// Makes the replacements.
private struct LineJoiner {
  let bytes: [UInt8]
  var out: [TracedText.Replacement] = []
  /// The hashes of all words of the text; made for the first hyphen at a line end.
  private var words: WordMap?

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func join(_ gap: LineGap) {
    out.append(.init(ByteRange(gap.before.upperBound, gap.after.lowerBound), with: [0x20]))
  }

  mutating func joinWrapped(_ gap: LineGap) {
    let hyphen = gap.before.upperBound - 1
    guard bytes[hyphen] == 0x2D, hyphen > gap.before.lowerBound, isLetter(bytes[hyphen - 1]),
      isSmallLetter(bytes[gap.after.lowerBound])
    else {
      join(gap)
      return
    }
    let start = keepsHyphen(gap) ? hyphen + 1 : hyphen
    out.append(.init(ByteRange(start, gap.after.lowerBound), with: []))
  }

  /// Whether the hyphen belongs to the word, as in "long-term".
  private mutating func keepsHyphen(_ gap: LineGap) -> Bool {
    let hyphen = gap.before.upperBound - 1
    var start = hyphen
    while start > gap.before.lowerBound, isLetter(bytes[start - 1]) || bytes[start - 1] == 0x2D {
      start -= 1
    }
    var end = gap.after.lowerBound
    while end < gap.after.upperBound, isLetter(bytes[end]) || bytes[end] == 0x2D { end += 1 }
    let first = Array(bytes[start..<hyphen])
    let second = Array(bytes[gap.after.lowerBound..<end])
    let known = words ?? textWords()
    words = known
    let whole = first + second
    if known.contains(wordHash(whole.span, in: 0..<whole.count)) { return false }
    let parted = first + [0x2D] + second
    if known.contains(wordHash(parted.span, in: 0..<parted.count)) { return true }
    if first.contains(0x2D) || second.contains(0x2D) { return true }
    return HyphenPrefixes.contains(first)
  }

  private func textWords() -> WordMap {
    var map = WordMap(minimumCapacity: bytes.count / 8)
    let span = bytes.span
    var index = 0
    while index < span.count {
      let start = index
      while index < span.count, isLetter(span[index]) || span[index] == 0x2D { index &+= 1 }
      if index > start { map.set(wordHash(span, in: start..<index), to: 1) }
      index &+= 1
    }
    return map
  }
}

/// Parts of words that usually keep the hyphen behind them.
private enum HyphenPrefixes {
  private static let words: Set<String> = [
    "self", "non", "long", "short", "high", "low", "well", "ill", "half", "mid", "cross", "vice",
    "ex", "anti", "pro", "post", "pre", "so", "co", "multi", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "first", "second", "third", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety", "one", "all", "full", "part", "hard", "left",
    "right", "far", "near", "large", "small", "old", "new", "year", "early", "late", "much",
    "great", "grand", "single", "double", "open", "free", "state", "world", "north", "south",
    "east", "west", "air", "oil", "peace", "decision", "law", "cease", "anglo", "euro",
  ]

  static func contains(_ word: [UInt8]) -> Bool {
    words.contains(String(decoding: word, as: UTF8.self).lowercased())
  }
}

func isLetter(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- 0x61 < 26 || byte >= 0xC3 && byte != 0xE2 || byte & 0xC0 == 0x80
}
func isSmallLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
