package import Corpus

/// The line that says who wrote an article and when.
package struct Byline: Equatable, Sendable {
  /// As printed, without "By".
  ///
  /// Nil where only a date stands.
  package var author: String?
  /// Nil where no single day is named.
  package var published: Day?

  /// It begins with "By" or names a day: not just a name and a year.
  package var isSure: Bool

  package init(author: String?, published: Day?, isSure: Bool = true) {
    self.author = author
    self.published = published
    self.isSure = isSure
  }

  /// Reads a block as a byline; nil where it is something else.
  ///
  /// A byline has a date at its end (or its beginning), or begins with "By". What stands beside
  /// the date must look like names: mostly capitalized, no sentence.
  package init?(_ block: ArraySlice<UInt8>) {
    guard block.count <= Byline.longest, Byline.isPossible(block) else { return nil }
    let list = Words(block).list
    guard let parsed = Byline.parse(list, block) else { return nil }
    self = parsed
  }

  /// Bytes of a block beyond which it is no byline.
  package static let longest = 240

  /// Whether there is a year, or a word like "by" at the beginning: a quick look before a thorough
  /// one.
  private static func isPossible(_ block: ArraySlice<UInt8>) -> Bool {
    if hasYear(block) { return true }
    let first = block.prefix { $0 > 0x20 && $0 != 0x3A }
    return first.count <= 5 && isBy(Substring(decoding: first, as: UTF8.self))
  }

  /// Whether four digits stand together and no more, the first of them 1 or 2.
  private static func hasYear(_ block: ArraySlice<UInt8>) -> Bool {
    let span = block.span
    var index = 0
    while index < span.count {
      guard span[index] &- 0x30 < 10 else {
        index &+= 1
        continue
      }
      let start = index
      while index < span.count, span[index] &- 0x30 < 10 { index &+= 1 }
      if index &- start == 4, span[start] &- 0x31 < 2 { return true }
    }
    return false
  }

  /// "By", and what stands for it in the languages whose months are known.
  private static func isBy(_ word: Substring) -> Bool {
    ["by", "par", "von", "por", "di", "da"].contains(word.lowercased())
  }

  private static func parse(_ list: [Words.Word], _ block: ArraySlice<UInt8>) -> Byline? {
    var start = 0
    while start < list.count, isLabel(list[start].core) { start += 1 }
    let hasBy = start < list.count && isBy(list[start].core)
    if hasBy { start += 1 }
    guard start < list.count else { return nil }
    guard let (words, day) = date(in: list, from: start) else {
      guard hasBy, isNames(list[start...], isStrict: true) else { return nil }
      return Byline(author: text(list, start..<list.count, block), published: nil)
    }
    var after = words.upperBound
    while after < list.count, isAside(list, at: after) { after += 1 }
    var author = start..<words.lowerBound
    while let last = author.last, isLabel(list[last].core) || PrintedDate.isWeekday(list[last].core)
    {
      author = author.lowerBound..<last
    }
    if author.isEmpty, after < list.count {
      if isBy(list[after].core) { after += 1 }
      author = after..<list.count
      after = list.count
    }
    guard after >= list.count else { return nil }
    if author.isEmpty { return Byline(author: nil, published: day) }
    guard isNames(list[author], isStrict: false) || author.count == 1 else { return nil }
    return Byline(
      author: text(list, author, block), published: day, isSure: hasBy || day != nil)
  }

  /// The last date of a block; or a year alone at its end, behind a name.
  private static func date(in list: [Words.Word], from start: Int) -> (Range<Int>, Day?)? {
    for index in start..<list.count {
      if let date = PrintedDate(list, at: index) { return (date.words, date.day) }
    }
    guard let last = list.last, list.count - start <= 4, list.count - start >= 2,
      PrintedDate.year(last.text) != nil
    else { return nil }
    return ((list.count - 1)..<list.count, nil)
  }

  /// Words that introduce a byline or a date, and marks that separate both.
  private static func isLabel(_ word: Substring) -> Bool {
    switch word.lowercased() {
    case "", "|", "/", "-", "–", "—", "·", "•", "published", "posted", "updated", "on", "written",
      "last", "first", "date", "modified", "story":
      true
    default: false
    }
  }

  /// Words that follow a date: a time of day, a page, separators, a second date.
  private static func isAside(_ list: [Words.Word], at index: Int) -> Bool {
    let word = list[index].core
    if isLabel(word) { return true }
    switch word.lowercased() {
    case "page", "pages", "at", "am", "pm", "a.m", "p.m", "gmt", "utc", "est", "edt", "bst", "cet",
      "cest", "et", "pst", "pdt", "ist", "print", "online", "edition":
      return true
    default: break
    }
    guard let first = word.utf8.first, first &- 0x30 < 10 else {
      return word.utf8.count <= 4 && word.utf8.first == 0x41 && index > 0
        && list[index - 1].core.lowercased() == "page"
    }
    return word.utf8.count <= 8
  }

  /// Whether words look like names of people or papers: at least half of them capitalized, apart
  /// from the small words between names, and no end of a sentence among them.
  private static func isNames(_ words: ArraySlice<Words.Word>, isStrict: Bool) -> Bool {
    guard words.count <= 24 else { return false }
    var (capitals, others) = (0, 0)
    for word in words {
      guard let first = word.core.unicodeScalars.first else { continue }
      if first.properties.isUppercase {
        capitals += 1
      } else if !isConnector(word.core) {
        others += 1
      }
    }
    if let last = words.last?.text, last.hasSuffix("?") || last.hasSuffix("!") { return false }
    return capitals > 0 && (isStrict ? others == 0 && words.count <= 12 : others <= capitals)
  }

  private static func isConnector(_ word: Substring) -> Bool {
    switch word.lowercased() {
    case "", "and", "&", "with", "of", "the", "for", "in", "at", "from", "de", "da", "del", "der",
      "di", "dos", "du", "la", "le", "van", "von", "bin", "ibn", "el", "al", "y", "zu", "den",
      "ten", "ter", "our", "own", "ed", "staff", "writer", "writers", "correspondent",
      "correspondents", "editor", "reporter", "reporters", "special", "to":
      true
    default: false
    }
  }

  /// The printed text of some words, without separators around it.
  private static func text(
    _ list: [Words.Word], _ words: Range<Int>, _ block: ArraySlice<UInt8>
  ) -> String? {
    guard let first = words.first, let last = words.last else { return nil }
    let range = list[first].range.lowerBound..<list[last].range.upperBound
    var bytes = Array(block.dropFirst(range.lowerBound).prefix(range.count))
    while let byte = bytes.last, byte == 0x2C || byte == 0x3A || byte == 0x7C || byte == 0x20 {
      bytes.removeLast()
    }
    for index in bytes.indices where bytes[index] == 0x0A { bytes[index] = 0x20 }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
