import Kernels

/// The web address in the footer of an article, which says where it was published.
package enum FooterDomain {
  /// Bytes from the end of a text that are looked at, and the lines.
  private static let reach = (bytes: 2000, lines: 12)

  /// The domain of the last address in the footer, without `www.`: of a line that is nothing but
  /// an address, or of a short line about contact, copyright or more news.
  package static func find(in bytes: [UInt8]) -> String? {
    var end = bytes.count
    for _ in 0..<reach.lines {
      guard end > 0, bytes.count - end < reach.bytes else { return nil }
      let start = (bytes[max(0, end - 400)..<end].lastIndex(of: 0x0A) ?? end - 401) + 1
      if start <= 0 || end - start >= 400 { return nil }
      defer { end = start - 1 }
      guard hasDottedWord(bytes[start..<end]) else { continue }
      let words = Words(bytes[start..<end])
      guard words.count == 1 || isFooter(words) else { continue }
      for word in words.list {
        if let domain = domain(words.bytes.span, word.core) { return domain }
      }
    }
    return nil
  }

  /// Whether there is a dot between a letter and two more: a quick look before a thorough one.
  private static func hasDottedWord(_ line: ArraySlice<UInt8>) -> Bool {
    for index in line.indices.dropFirst().dropLast(2) where line[index] == 0x2E {
      if line[index - 1] > 0x2D, line[index + 1] | 0x20 >= 0x61, line[index + 2] | 0x20 >= 0x61 {
        return true
      }
    }
    return false
  }

  private static func isFooter(_ words: Words) -> Bool {
    words.count <= 24 && words.list.contains { footerWords.contains($0.hash) }
  }

  private static let footerWords = wordTable(
    """
    contact copyright © visit subscribe newsletter follow letters feedback website reserved email \
    e-mail online
    """)

  /// The domain of an address ("https://www.paper.example/contact"), or nil for another word.
  private static func domain(_ bytes: Span<UInt8>, _ word: Range<Int>) -> String? {
    var start = word.lowerBound
    for index in word where bytes[index] == 0x2F && index > start && bytes[index - 1] == 0x2F {
      // Behind "https://".
      if (2...7).contains(index - start), bytes[index - 2] == 0x3A { start = index + 1 }
      break
    }
    var end = start
    while end < word.upperBound, !isEndOfHost(bytes[end]) {
      if bytes[end] == 0x40 { start = end + 1 }
      end += 1
    }
    let first = wordHash(bytes, in: start..<min(end, firstDot(bytes, start..<end)))
    if first == wordHash("www") || first == wordHash("m") {
      start = min(end, firstDot(bytes, start..<end) + 1)
    }
    guard isHost(bytes, start..<end) else { return nil }
    return String(decoding: (start..<end).map { lowercased(bytes[$0]) }, as: UTF8.self)
  }

  private static func isEndOfHost(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x3F || byte == 0x23 || byte == 0x3A
  }

  private static func firstDot(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, bytes[index] != 0x2E { index += 1 }
    return index
  }

  /// Whether there are two labels or more, of which the last is of letters alone and no ending of
  /// a file name, and the one before it has two characters at least.
  private static func isHost(_ bytes: Span<UInt8>, _ host: Range<Int>) -> Bool {
    var labels = 0
    var previous = 0..<0
    var start = host.lowerBound
    while true {
      let end = firstDot(bytes, start..<host.upperBound)
      guard (1...63).contains(end - start) else { return false }
      for index in start..<end where !isLabelByte(bytes[index]) { return false }
      labels += 1
      if end == host.upperBound { break }
      previous = start..<end
      start = end + 1
    }
    for index in start..<host.upperBound where lowercased(bytes[index]) &- 0x61 >= 26 {
      return false
    }
    return labels >= 2 && host.upperBound - start >= 2 && previous.count >= 2
      && !fileEndings.contains(wordHash(bytes, in: start..<host.upperBound))
  }

  private static let fileEndings = wordTable("pdf txt html htm doc jpg png")

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    lowercased(byte) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D
  }
}
