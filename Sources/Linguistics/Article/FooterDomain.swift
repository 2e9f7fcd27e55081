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
      let words = Words(bytes[start..<end]).list
      let isAddress = words.count == 1
      for word in words where isAddress || isFooter(words) {
        if let domain = domain(of: word.core) { return domain }
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

  private static func isFooter(_ words: [Words.Word]) -> Bool {
    words.count <= 24 && words.contains { footerWords.contains($0.core.lowercased()) }
  }

  private static let footerWords: Set<String> = [
    "contact", "copyright", "©", "visit", "subscribe", "newsletter", "follow", "letters",
    "feedback", "website", "reserved", "email", "e-mail", "online",
  ]

  /// The domain of an address ("https://www.paper.example/contact"), or nil for another word.
  private static func domain(of word: Substring) -> String? {
    var rest = word.lowercased()[...]
    for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
    }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    for prefix in ["www.", "m."] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    let labels = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy(isLabel), let last = labels.last,
      last.utf8.count >= 2, last.utf8.allSatisfy({ $0 &- 0x61 < 26 }), !fileEndings.contains(last),
      labels[labels.count - 2].utf8.count >= 2
    else { return nil }
    return String(rest)
  }

  private static let fileEndings: Set<Substring> = [
    "pdf", "txt", "html", "htm", "doc", "jpg", "png",
  ]

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count)
      && label.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D }
  }
}
