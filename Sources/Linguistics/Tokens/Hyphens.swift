import Kernels

extension Tokenizer {
  /// The first hyphen in `range` that is a token of its own; nil where there is none.
  ///
  /// Treebanks divide nearly all compounds but those with a prefix. Here a compound of two small
  /// words ("long-term", "nuclear-armed") stays one token too, unless `dividesCompounds` is set;
  /// names, numbers, and compounds of more than two words are divided: "Qaeda|-|linked",
  /// "6|-|month", "state|-|of|-|the|-|art".
  ///
  /// - Parameter whole: the word with all its hyphens, of which `range` is what is left.
  func dividingHyphen(in range: Range<Int>, whole: Range<Int>, _ chunk: Chunk, _ bytes: Span<UInt8>)
    -> Int?
  {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "-") {
        let next = partEnd(from: index + 1, range.upperBound, bytes)
        if divides(start..<index, index + 1..<next, whole, chunk, bytes) { return index }
        start = index + 1
      }
      index += 1
    }
    return nil
  }

  private func partEnd(from index: Int, _ end: Int, _ bytes: Span<UInt8>) -> Int {
    var next = index
    while next < end, bytes[next] != UInt8(ascii: "-") { next += 1 }
    return next
  }

  private func divides(
    _ first: Range<Int>, _ second: Range<Int>, _ whole: Range<Int>, _ chunk: Chunk,
    _ bytes: Span<UInt8>
  ) -> Bool {
    guard !first.isEmpty, !second.isEmpty else { return false }
    let left = Outline(bytes, in: first)
    let right = Outline(bytes, in: second)
    if left.isNumber, right.isNumber { return !isDateOrTelephone(whole, bytes) }
    if left.startsWithDigit || right.startsWithDigit {
      return !(left.isPrefixed(by: lexicons.hyphenPrefixes)) && !isCode(whole, bytes)
    }
    if left.isPrefixed(by: lexicons.hyphenPrefixes) { return false }
    if first.count == 1, right.isLower, bytes[first.lowerBound] | 0x20 == UInt8(ascii: "e") {
      return false
    }
    if dividesCompounds || lexicons.hyphenNumbers.contains(left.hash) { return true }
    let isPair = first.lowerBound == whole.lowerBound && second.upperBound == whole.upperBound
    let isSmall = left.isLower || beginsSentence(first, right, chunk, bytes)
    return !(isPair && isSmall && right.isLower)
  }

  /// The first part has its capital because a sentence begins: "Long-term plans".
  private func beginsSentence(
    _ first: Range<Int>, _ right: Outline, _ chunk: Chunk, _ bytes: Span<UInt8>
  ) -> Bool {
    // Opening quotes and brackets may stand before it.
    guard first.lowerBound - chunk.sentence.lowerBound <= 3, first.count > 1 else { return false }
    return Outline(bytes, in: first.lowerBound + 1..<first.upperBound).isLower
      && !lexicons.hyphenNameEndings.contains(right.hash)
  }

  /// Digits and hyphens only, in the groups of a date (2015-10-22) or telephone number (345-9945,
  /// 3-5076).
  private func isDateOrTelephone(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    // Asked at each hyphen of a word: of a giant one, without reading it.
    guard range.count <= 32 else { return false }
    var groups = 1
    var length = 0
    for index in range {
      let byte = bytes[index]
      if byte == UInt8(ascii: "-") {
        groups += 1
        length = 0
      } else if byte &- 0x30 < 10 {
        length += 1
      } else {
        return false
      }
    }
    return groups >= 3 || (length == 4 && (range.count == 8 || range.count == 6))
  }

  /// Letters and digits mixed within one part, or a file name: "CONV-12b.doc".
  private func isCode(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard range.count <= 255 else { return false }
    for index in range where bytes[index] == UInt8(ascii: "_") { return true }
    return false
  }
}

/// One part of a hyphenated word.
private struct Outline {
  var hash: UInt64
  var isLower = true
  var isNumber = true
  var startsWithDigit = false

  init(_ bytes: Span<UInt8>, in range: Range<Int>) {
    hash = wordHash(bytes, in: range)
    startsWithDigit = bytes[range.lowerBound] &- 0x30 < 10
    for index in range {
      let byte = bytes[index]
      if byte &- 0x61 >= 26, byte < 0x80, byte != UInt8(ascii: "'"), byte != UInt8(ascii: ".") {
        isLower = false
      }
      if byte &- 0x30 >= 10, byte != UInt8(ascii: "."), byte != UInt8(ascii: ",") {
        isNumber = false
      }
    }
  }

  func isPrefixed(by prefixes: WordSet) -> Bool { prefixes.contains(hash) }
}
