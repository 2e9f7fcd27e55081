import Corpus
import Kernels

extension Tokenizer {
  /// The end of the word that begins at `index`, with hyphens and apostrophes inside it; nil where
  /// no word begins.
  ///
  ///     U.S   4,000.50   5:30   10/22/2015   AT&T   long-term   don't   #tag   @name
  func wordEnd(at index: Int, in chunk: Chunk, _ bytes: Span<UInt8>) -> Int? {
    let end = chunk.end
    var next = index
    var before = TextCharacter(bytes, at: index, end: end)
    if !before.kind.intersects(.word) {
      guard opensWord(at: index, in: chunk, bytes) else { return nil }
    }
    next += before.length
    while next < end {
      let character = TextCharacter(bytes, at: next, end: end)
      if character.kind.intersects(.word) || bytes[next] == UInt8(ascii: "_") {
        before = character
        next += character.length
        continue
      }
      let after = next + character.length
      guard after < end else { break }
      let following = TextCharacter(bytes, at: after, end: end)
      guard joins(bytes[next], character, before, following),
        !isMissingSpace(at: next, end: end, bytes)
      else { break }
      before = following
      next = after + following.length
    }
    return next
  }

  /// A mark that begins a word, as in `#tag`, `@name`, `.5`, `.doc` and `+1`.
  private func opensWord(at index: Int, in chunk: Chunk, _ bytes: Span<UInt8>) -> Bool {
    let next = index + 1
    guard next < chunk.end else { return false }
    let following = TextCharacter(bytes, at: next, end: chunk.end).kind
    switch bytes[index] {
    case UInt8(ascii: "#"), UInt8(ascii: "@"):
      return following.intersects(.letter) && index == chunk.start
    case UInt8(ascii: "."):
      return following == .digit || index == chunk.start && isFileEnding(next..<chunk.end, bytes)
    case UInt8(ascii: "+"):
      return following == .digit && index == chunk.start
    default:
      return false
    }
  }

  private func isFileEnding(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    range.count <= 5 && lexicons.fileEndings.contains(wordHash(bytes, in: range))
  }

  /// Whether a mark between two characters keeps them together in one word.
  private func joins(
    _ mark: UInt8, _ character: TextCharacter, _ before: TextCharacter, _ after: TextCharacter
  ) -> Bool {
    guard before.kind.intersects(.word), after.kind.intersects(.word) else { return false }
    let digits = before.kind == .digit && after.kind == .digit
    switch mark {
    case UInt8(ascii: "-"): return true
    case UInt8(ascii: "."): return true
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"): return digits
    case UInt8(ascii: "&"): return before.kind == .upper && after.kind == .upper
    default: return character.kind.contains(.apostrophe) && after.kind.intersects(.letter)
    }
  }

  /// "quality.You": a stop between a small letter and a word with a capital.
  private func isMissingSpace(at mark: Int, end: Int, _ bytes: Span<UInt8>) -> Bool {
    bytes[mark] == UInt8(ascii: ".") && mark + 2 < end && bytes[mark - 1] &- 0x61 < 26
      && bytes[mark + 1] &- 0x41 < 26 && bytes[mark + 2] &- 0x61 < 26
  }

  /// Appends a word with what belongs to it; returns where the chunk goes on.
  func appendWord(
    _ range: Range<Int>, _ chunk: Chunk, _ bytes: Span<UInt8>, _ tokens: inout OutputSpan<Token>
  ) -> Int {
    var range = range
    if takesStop(range, chunk, bytes) { range = range.lowerBound..<range.upperBound + 1 }
    var start = range.lowerBound
    if chunk.kinds.contains(.symbol) {
      while let hyphen = dividingHyphen(in: start..<range.upperBound, whole: range, chunk, bytes) {
        if hyphen > start { appendUnhyphenated(start..<hyphen, chunk, bytes, &tokens) }
        append(hyphen..<hyphen + 1, chunk, bytes, &tokens)
        start = hyphen + 1
      }
    }
    appendUnhyphenated(start..<range.upperBound, chunk, bytes, &tokens)
    return range.upperBound
  }

  private func appendUnhyphenated(
    _ range: Range<Int>, _ chunk: Chunk, _ bytes: Span<UInt8>, _ tokens: inout OutputSpan<Token>
  ) {
    var range = range
    let unit = unitStart(in: range, bytes)
    if unit < range.upperBound {
      append(range.lowerBound..<unit, chunk, bytes, &tokens)
      range = unit..<range.upperBound
    }
    let clitic = cliticStart(in: range, bytes)
    if clitic > range.lowerBound, clitic < range.upperBound {
      let inner = cliticStart(in: range.lowerBound..<clitic, bytes)
      if inner > range.lowerBound, inner < clitic {
        append(range.lowerBound..<inner, chunk, bytes, &tokens)
        append(inner..<clitic, chunk, bytes, &tokens)
      } else {
        append(range.lowerBound..<clitic, chunk, bytes, &tokens)
      }
      append(clitic..<range.upperBound, chunk, bytes, &tokens)
    } else {
      appendFusedOrWord(range, chunk, bytes, &tokens)
    }
  }
}
