import Kernels

/// The words of a short stretch of text (a headline, a byline): what stands between white space.
///
/// All ranges count bytes from the beginning of the stretch.
struct Words {
  struct Word {
    /// As it stands.
    let range: Range<Int>
    /// Without commas, full stops, colons and brackets around it.
    let core: Range<Int>
    /// `wordHash` of the core.
    let hash: UInt64
  }

  let bytes: ArraySlice<UInt8>
  private(set) var list: [Word] = []

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    let span = bytes.span
    var index = 0
    while index < span.count {
      while index < span.count, span[index] <= 0x20 { index &+= 1 }
      var end = index
      if isLongDash(span, at: index) {
        end += 3
      } else {
        while end < span.count, span[end] > 0x20, !isLongDash(span, at: end) { end &+= 1 }
      }
      if end > index {
        let core = coreOfWord(span, index..<end)
        list.append(Word(range: index..<end, core: core, hash: wordHash(span, in: core)))
      }
      index = end
    }
  }

  var count: Int { list.count }

  /// The first byte of the core of a word; 0 where it has none.
  func firstByte(_ word: Word) -> UInt8 {
    word.core.isEmpty ? 0 : bytes[bytes.startIndex + word.core.lowerBound]
  }

  /// The last byte of a word as it stands.
  func lastByte(_ word: Word) -> UInt8 { bytes[bytes.startIndex + word.range.upperBound - 1] }

  /// Whether the core begins with a capital letter.
  func isCapitalized(_ word: Word) -> Bool {
    let byte = firstByte(word)
    if byte < 0x80 { return byte &- 0x41 < 26 }
    let value = decodeScalar(bytes.span, at: word.core.lowerBound).value
    return UnicodeScalar(value)?.properties.isUppercase ?? false
  }

  /// Whether the core has two letters at least, and no small one.
  func isAllCapitals(_ word: Word) -> Bool {
    let span = bytes.span
    var letters = 0
    var index = word.core.lowerBound
    while index < word.core.upperBound {
      let (value, length) = decodeScalar(span, at: index)
      index += length
      if value < 0x80 {
        guard (value | 0x20) &- 0x61 < 26 else { continue }
        if value & 0x20 != 0 { return false }
        letters += 1
      } else if let scalar = UnicodeScalar(value), scalar.properties.isAlphabetic {
        if !scalar.properties.isUppercase { return false }
        letters += 1
      }
    }
    return letters >= 2
  }

  /// A core of up to four digits as a number.
  func number(_ word: Word) -> Int? { decimalNumber(bytes.span, word.core) }
}

/// The number that up to four digits are; nil for anything else.
func decimalNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
  guard (1...4).contains(range.count) else { return nil }
  var value = 0
  for index in range {
    guard bytes[index] &- 0x30 < 10 else { return nil }
    value = value * 10 + Int(bytes[index] - 0x30)
  }
  return value
}

/// A set of words, each known by its hash.
func wordTable(_ words: String) -> WordMap {
  var map = WordMap()
  for word in words.split(separator: " ") { map.set(wordHash(String(word)), to: 1) }
  return map
}

/// Whether a long dash (U+2014) begins at a byte: a word by itself, with spaces or without.
private func isLongDash(_ bytes: Span<UInt8>, at index: Int) -> Bool {
  index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
    && bytes[index + 2] == 0x94
}

private func coreOfWord(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Range<Int> {
  var (start, end) = (word.lowerBound, word.upperBound)
  while end > start, isEdge(bytes[end - 1]) || isMark(bytes[end - 1]) { end -= 1 }
  while start < end, isEdge(bytes[start]) { start += 1 }
  return start..<end
}

/// Whether a byte is one of `( ) [ ]`.
private func isEdge(_ byte: UInt8) -> Bool {
  byte == 0x28 || byte == 0x29 || byte == 0x5B || byte == 0x5D
}

/// Whether a byte is one of `, . : ;`.
private func isMark(_ byte: UInt8) -> Bool {
  byte == 0x2C || byte == 0x2E || byte == 0x3A || byte == 0x3B
}
