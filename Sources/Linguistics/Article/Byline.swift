package import Corpus
import Kernels

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
    guard block.count <= Byline.longest, Byline.isPossible(block),
      let parsed = BylineReader(words: Words(block)).byline()
    else { return nil }
    self = parsed
  }

  /// Bytes of a block beyond which it is no byline.
  package static let longest = 240

  /// Whether there is a year, or "by" at the beginning: a quick look before a thorough one.
  private static func isPossible(_ block: ArraySlice<UInt8>) -> Bool {
    let span = block.span
    if span.count > 2, span[0] | 0x20 == 0x62, span[1] | 0x20 == 0x79 { return true }
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
}

private struct BylineReader {
  let words: Words

  private func hash(_ index: Int) -> UInt64 { words.list[index].hash }

  func byline() -> Byline? {
    let count = words.count
    var start = 0
    while start < count, isLabel(start) { start += 1 }
    guard start < count else { return nil }
    let dated = date(from: start)
    let hasBy = isBy(start, authorEnd: dated?.words.lowerBound ?? count, isDated: dated != nil)
    if hasBy { start += 1 }
    guard start < count else { return nil }
    guard let (dateWords, day) = dated else {
      guard hasBy, isNames(start..<count, isStrict: true) else { return nil }
      return Byline(author: text(beforeSeparator(start..<count)), published: nil)
    }
    var after = dateWords.upperBound
    while after < count, isAside(after) { after += 1 }
    var author = start..<max(start, dateWords.lowerBound)
    while let last = author.last, isLabel(last) || isBeforeDate(last) {
      author = author.lowerBound..<last
    }
    if author.isEmpty, after < count {
      if isBy(after, authorEnd: count, isDated: true) { after += 1 }
      author = after..<count
      after = count
    }
    guard after >= count else { return nil }
    if author.isEmpty { return Byline(author: nil, published: day) }
    guard isNames(author, isStrict: false) || author.count == 1 else { return nil }
    let name = text(beforeSeparator(author))
    return Byline(author: name, published: day, isSure: hasBy || day != nil)
  }

  /// The first date; or a year alone at the end, behind a name.
  private func date(from start: Int) -> (words: Range<Int>, day: Day?)? {
    for index in start..<words.count {
      if let date = PrintedDate(words, at: index) { return (date.words, date.day) }
    }
    let last = words.count - 1
    guard (1...3).contains(last - start), words.list[last].core == words.list[last].range,
      PrintedDate.year(words, at: last) != nil
    else { return nil }
    return (last..<words.count, nil)
  }

  /// What stands before a mark that divides author and paper: "Jane Doe | The Harbour Post".
  private func beforeSeparator(_ range: Range<Int>) -> Range<Int> {
    let end = range.dropFirst().first { BylineReader.separators.contains(hash($0)) }
    return range.lowerBound..<(end ?? range.upperBound)
  }

  private static let separators = wordTable("| • ·")

  /// "By"; beside a date also what stands for it in other languages, in front of two words at
  /// least: "Von Trapp" and "Di Stefano" are names.
  private func isBy(_ index: Int, authorEnd: Int, isDated: Bool) -> Bool {
    if hash(index) == BylineReader.by { return true }
    return isDated && authorEnd - index > 2 && BylineReader.otherBy.contains(hash(index))
  }

  private static let by = wordHash("by")
  private static let otherBy = wordTable("par von por di da door")

  /// Words that introduce a byline or a date, and marks that separate both.
  private func isLabel(_ index: Int) -> Bool {
    words.list[index].core.isEmpty || BylineReader.labels.contains(hash(index))
  }

  private static let labels = wordTable(
    "| / - – — · • published posted updated on written last first date modified story")

  /// Days of the week, and small words that stand before dates in other languages.
  private func isBeforeDate(_ index: Int) -> Bool {
    if MonthNames.isWeekday(hash(index)) { return true }
    return BylineReader.beforeDates.contains(hash(index)) && !words.isCapitalized(words.list[index])
  }

  private static let beforeDates = wordTable("le am den el il em op")

  /// Words that follow a date: a time of day, a page, separators, a second date.
  private func isAside(_ index: Int) -> Bool {
    let word = words.list[index]
    if isLabel(index) || BylineReader.asides.contains(word.hash) { return true }
    let first = words.firstByte(word)
    guard first &- 0x30 < 10 else {
      return word.core.count <= 4 && first == 0x41 && index > 0
        && hash(index - 1) == BylineReader.page
    }
    return word.core.count <= 8
  }

  private static let page = wordHash("page")
  private static let asides = wordTable(
    """
    page pages at am pm a.m p.m gmt utc est edt bst cet cest et pst pdt ist print online edition \
    um uhr à alle ore às min read minute
    """)

  /// Whether words look like names of people or papers: at least half of them capitalized, apart
  /// from the small words between names, and no end of a sentence and no label ("Headline:") among
  /// them.
  private func isNames(_ range: Range<Int>, isStrict: Bool) -> Bool {
    guard range.count <= 24, let last = range.last else { return false }
    var (capitals, others) = (0, 0)
    for index in range where !words.list[index].core.isEmpty {
      if index < last, words.lastByte(words.list[index]) == UInt8(ascii: ":") { return false }
      if words.isCapitalized(words.list[index]) {
        capitals += 1
      } else if !BylineReader.connectors.contains(hash(index)) {
        others += 1
      }
    }
    let end = words.lastByte(words.list[last])
    if end == UInt8(ascii: "?") || end == UInt8(ascii: "!") { return false }
    return capitals > 0 && (isStrict ? others == 0 && range.count <= 12 : others <= capitals)
  }

  private static let connectors = wordTable(
    """
    and & with of the for in at from de da del der di dos du la le van von bin ibn el al y zu den \
    ten ter our own ed staff writer writers correspondent correspondents editor reporter reporters \
    special to et und e en
    """)

  /// The printed text of some words, without separators around it.
  private func text(_ range: Range<Int>) -> String? {
    guard let first = range.first, let last = range.last else { return nil }
    let start = words.bytes.startIndex
    let printed =
      (start + words.list[first].range.lowerBound)..<(start + words.list[last].range.upperBound)
    var bytes = Array(words.bytes[printed])
    while let byte = bytes.last, byte == 0x2C || byte == 0x3A || byte == 0x7C || byte == 0x20 {
      bytes.removeLast()
    }
    let parts = bytes.split { $0 <= 0x20 }
    return parts.isEmpty
      ? nil : String(decoding: Array(parts.joined(separator: [0x20])), as: UTF8.self)
  }
}
