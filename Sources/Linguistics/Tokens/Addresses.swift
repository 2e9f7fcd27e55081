extension Tokenizer {
  /// The web or mail address in a chunk, without the marks around it; nil where there is none.
  ///
  ///     (http://a.org/b,c).   www.a.org   me@b.org   a.org/news   mailto:me@b.org
  func address(in chunk: Chunk, _ bytes: Span<UInt8>) -> Range<Int>? {
    var start = chunk.start
    while start < chunk.end, isOpening(bytes[start]) { start += 1 }
    guard chunk.end - start >= 5, isAddress(start..<chunk.end, bytes) else { return nil }
    var end = chunk.end
    while end > start, isTrailing(bytes, before: end, from: start) {
      end -= closingLength(bytes, before: end)
    }
    return end - start >= 4 ? start..<end : nil
  }

  private func isAddress(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var dotBetweenWords = false
    for index in range {
      let byte = bytes[index]
      let isInner = index > range.lowerBound && index + 1 < range.upperBound
      switch byte {
      case UInt8(ascii: ":"):
        if range.upperBound - index > 3, bytes[index + 1] == 0x2F, bytes[index + 2] == 0x2F {
          return index > range.lowerBound
        }
      case UInt8(ascii: "@"):
        if isInner, isWordByte(bytes[index - 1]), isWordByte(bytes[index + 1]) { return true }
      case UInt8(ascii: "."):
        guard isInner, isWordByte(bytes[index - 1]), isWordByte(bytes[index + 1]) else { continue }
        if index == range.lowerBound + 3, isWorldWideWeb(bytes, at: range.lowerBound) {
          return true
        }
        dotBetweenWords = dotBetweenWords || (bytes[index + 1] | 0x20) &- 0x61 < 26
      case UInt8(ascii: "/"):
        // A domain before the slash: two letters at least behind its last dot.
        if dotBetweenWords, hasDomain(range.lowerBound..<index, bytes) { return true }
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("):
        return false
      default: break
      }
    }
    return false
  }

  private func hasDomain(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var letters = 0
    var index = range.upperBound
    while index > range.lowerBound, (bytes[index - 1] | 0x20) &- 0x61 < 26 {
      letters += 1
      index -= 1
    }
    return (2...6).contains(letters) && index - range.lowerBound >= 3 && bytes[index - 1] == 0x2E
      && bytes[index - 3] != 0x2E
  }

  private func isWorldWideWeb(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    bytes[index] | 0x20 == 0x77 && bytes[index + 1] | 0x20 == 0x77
      && bytes[index + 2] | 0x20 == 0x77
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
  }

  private func isOpening(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "{"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  /// A mark that ends the text around an address rather than the address.
  private func isTrailing(_ bytes: Span<UInt8>, before end: Int, from start: Int) -> Bool {
    switch bytes[end - 1] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: ">"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "*"), UInt8(ascii: "|"):
      return true
    default:
      return end - start >= 3 && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80
        && (0x98...0x9D).contains(bytes[end - 1])
    }
  }

  private func closingLength(_ bytes: Span<UInt8>, before end: Int) -> Int {
    bytes[end - 1] < 0x80 ? 1 : 3
  }
}
