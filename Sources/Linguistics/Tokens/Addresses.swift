import Kernels

extension Tokenizer {
  /// A look at the marks inside, to pass over the chunks that hold no address at once.
  func mayHoldAddress(_ chunk: Chunk, _ bytes: Span<UInt8>) -> Bool {
    guard chunk.end - chunk.start >= 5, chunk.kinds.intersects(.symbol) else { return false }
    for index in chunk.start..<chunk.end &- 1 {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), isWordByte(bytes[index &+ 1]) { return true }
      if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "/") { return true }
    }
    return false
  }

  /// The web or mail address in a chunk, without the marks around it; nil where there is none.
  ///
  ///     (http://a.org/b,c).   www.a.org   me@b.org   a.org/news   mailto:me@b.org
  func address(in chunk: Chunk, _ bytes: Span<UInt8>) -> Range<Int>? {
    var start = chunk.start
    while start < chunk.end {
      while start < chunk.end, isOpening(bytes[start]) { start += 1 }
      var end = start
      while end < chunk.end, !isHardBorder(bytes[end]) { end += 1 }
      if let found = address(in: start..<end, bytes) { return found }
      start = max(end, start + 1)
    }
    return nil
  }

  /// The address among marks that may stand inside web addresses, but not inside others.
  private func address(in range: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int>? {
    if isWebAddress(range, bytes) { return trimmed(range, bytes) }
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, !isSoftBorder(bytes[end]) { end += 1 }
      if end - start >= 4, let found = trimmed(start..<end, bytes),
        isAddress(start..<end, bytes) || isFileName(found, bytes)
      {
        return found
      }
      start = end + 1
    }
    return nil
  }

  private func trimmed(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int>? {
    var end = range.upperBound
    while end > range.lowerBound, isTrailing(bytes, before: end, from: range.lowerBound) {
      end -= closingLength(bytes, before: end)
    }
    return end - range.lowerBound >= 4 ? range.lowerBound..<end : nil
  }

  private func isHardBorder(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
  }

  private func isSoftBorder(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "(")
  }

  /// An address that begins with a scheme and `://`, or with `www` and a dot.
  private func isWebAddress(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    let start = range.lowerBound
    guard range.count >= 6 else { return false }
    if isWorldWideWeb(bytes, at: start), bytes[start + 3] == 0x2E { return true }
    var index = start
    while index < range.upperBound, (bytes[index] | 0x20) &- 0x61 < 26 { index += 1 }
    return index > start && range.upperBound - index > 3 && bytes[index] == UInt8(ascii: ":")
      && bytes[index + 1] == 0x2F && bytes[index + 2] == 0x2F
  }

  private func isAddress(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var dotBetweenWords = false
    for index in range {
      let byte = bytes[index]
      let isInner = index > range.lowerBound && index + 1 < range.upperBound
      switch byte {
      case UInt8(ascii: "@"):
        if isInner, isWordByte(bytes[index - 1]) || bytes[index - 1] == UInt8(ascii: "."),
          isWordByte(bytes[index + 1])
        {
          return true
        }
      case UInt8(ascii: "."):
        guard isInner, isWordByte(bytes[index - 1]), isWordByte(bytes[index + 1]) else { continue }
        if index == range.lowerBound + 3, isWorldWideWeb(bytes, at: range.lowerBound) {
          return true
        }
        dotBetweenWords = dotBetweenWords || (bytes[index + 1] | 0x20) &- 0x61 < 26
      case UInt8(ascii: "/"):
        // A domain before the slash: two letters at least behind its last dot.
        if dotBetweenWords, hasDomain(range.lowerBound..<index, bytes) { return true }
      default: break
      }
    }
    return false
  }

  /// "02-05-02.doc", "Get-A-Free-House.com": letters, digits and inner marks before a usual ending.
  private func isFileName(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var dot = range.upperBound - 1
    while dot > range.lowerBound, range.upperBound - dot <= 5, bytes[dot] != 0x2E { dot -= 1 }
    guard dot > range.lowerBound, bytes[dot] == 0x2E else { return false }
    guard lexicons.fileEndings.contains(wordHash(bytes, in: dot + 1..<range.upperBound)) else {
      return false
    }
    for index in range.lowerBound..<dot {
      switch bytes[index] {
      case UInt8(ascii: "-"), UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: "%"),
        UInt8(ascii: "~"):
        continue
      default:
        if !isWordByte(bytes[index]) { return false }
      }
    }
    return true
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
