package import Corpus
import Kernels

/// The first blocks of an article that is laid out by `Layout`, read as bylines.
package struct HeadBlocks: Sendable {
  /// How many blocks are looked at.
  private static let most = 6

  /// How many of them are read as bylines: title, summary and what stands behind.
  private static let mostRead = 3

  /// Bytes of a block beyond which it is no headline.
  static let longestTitle = 300

  private(set) var ranges: [Range<Int>] = []
  private var bylines: [Byline?] = []
  /// Whether a block is nothing but two to five capitalized words, for those in front of a date.
  private var names: [Bool] = []

  package init(_ bytes: [UInt8]) {
    var start = 0
    while ranges.count < HeadBlocks.most, start < bytes.count {
      let range = Layout.block(from: start, in: bytes.span)
      ranges.append(range)
      bylines.append(
        ranges.count <= HeadBlocks.mostRead ? HeadBlocks.byline(of: bytes[range]) : nil)
      start = range.upperBound + 2
    }
    names = ranges.indices.map { place in
      place + 1 < bylines.count && bylines[place + 1].map { $0.author == nil } ?? false
        && HeadBlocks.isName(bytes[ranges[place]])
    }
  }

  /// A block of several lines is a byline if each line is one of those; other blocks if they
  /// are so as a whole.
  private static func byline(of block: ArraySlice<UInt8>) -> Byline? {
    guard block.count <= CreditLines.most * Byline.longest else { return nil }
    let firstEnd = nextIndex(of: 0x0A, in: block.span, from: 0)
    guard min(firstEnd, block.count) <= Byline.longest else { return nil }
    let lines = HeadBlocks.lines(of: block, most: CreditLines.most + 1)
    let credits = CreditLines(lines.map { block[$0] })
    if lines.count > 1, credits.count == lines.count { return credits.byline }
    return Byline(block) ?? (credits.count == 1 ? credits.byline : nil)
  }

  /// The byline that a block is.
  ///
  /// The last block of a text is none.
  func byline(_ place: Int) -> Byline? { place + 1 < ranges.count ? bylines[place] : nil }

  /// Whether one block has names and the next nothing but a date.
  func isNameAndDate(_ place: Int) -> Bool {
    guard place + 2 < ranges.count, let date = bylines[place + 1], date.author == nil,
      date.published != nil
    else { return false }
    guard let byline = bylines[place] else { return names[place] }
    return byline.author != nil && byline.published == nil
  }

  private static func isName(_ block: ArraySlice<UInt8>) -> Bool {
    guard block.count <= 60 else { return false }
    let words = Words(block)
    return (2...5).contains(words.count) && words.list.allSatisfy(words.isCapitalized)
  }

  /// The replacements that give title and byline blocks of their own, where single line ends
  /// stand between them and what follows, and make a byline of two blocks one.
  package func splits(of bytes: [UInt8]) -> [TracedText.Replacement] {
    if let gaps = gapsOfCredits(in: bytes) { return gaps }
    for (place, range) in ranges.enumerated().prefix(2) {
      guard HeadBlocks.hasLines(range, of: bytes) else { continue }
      let lines = HeadBlocks.lines(of: bytes[range], most: 3)
      guard lines.count > 1 else { continue }
      if place == 0, lines[0].count <= HeadBlocks.longestTitle, Byline(bytes[lines[0]]) == nil,
        Byline(bytes[lines[1]]) != nil
      {
        let isByline = lines.count > 2 && Byline(bytes[lines[2]]) != nil
        let ends = lines.count > 2 && !isByline ? [lines[0], lines[1]] : [lines[0]]
        return ends.map(HeadBlocks.separation)
      }
      if let byline = Byline(bytes[lines[0]]), bylines[place] == nil,
        byline.published != nil || bytes[lines[1]].count > Byline.longest
      {
        return [HeadBlocks.separation(behind: lines[0])]
      }
    }
    for place in 0..<2 where isNameAndDate(place) {
      let gap = ByteRange(ranges[place].upperBound, ranges[place + 1].lowerBound)
      return [.init(gap, with: [0x0A])]
    }
    return []
  }

  /// The replacements that make several lines of credits one block, behind a title of one line.
  ///
  /// Nil where there are no such lines. A summary may stand in front of them.
  private func gapsOfCredits(in bytes: [UInt8]) -> [TracedText.Replacement]? {
    guard ranges.count > 1 else { return nil }
    var lines: [Range<Int>] = []
    for range in ranges {
      lines += HeadBlocks.lines(of: bytes[range], most: CreditLines.most + 2 - lines.count)
    }
    guard lines.count > 3, lines[0].count <= HeadBlocks.longestTitle,
      lines[2].count <= Byline.longest,
      min(lines[1].count, lines[3].count) <= Byline.longest,
      CreditLines([bytes[lines[0]]]).count == 0
    else { return nil }
    return gapsOfCredits(lines, from: 1, in: bytes)
      ?? (lines[1].count <= ArticleHead.longestSummary
        ? gapsOfCredits(lines, from: 2, in: bytes) : nil)
  }

  private func gapsOfCredits(
    _ lines: [Range<Int>], from first: Int, in bytes: [UInt8]
  ) -> [TracedText.Replacement]? {
    let credits = CreditLines(lines[first...].map { bytes[$0] })
    let end = first + credits.count
    guard credits.count > 1, end < lines.count, credits.byline != nil else { return nil }
    return (first...end).compactMap { place in
      let gap = ByteRange(lines[place - 1].upperBound, lines[place].lowerBound)
      let isOutside = place == first || place == end
      return gap.count == (isOutside ? 2 : 1)
        ? nil : .init(gap, with: isOutside ? [0x0A, 0x0A] : [0x0A])
    }
  }

  private static func separation(behind line: Range<Int>) -> TracedText.Replacement {
    .init(ByteRange(line.upperBound, line.upperBound + 1), with: [0x0A, 0x0A])
  }

  private static func hasLines(_ block: Range<Int>, of bytes: [UInt8]) -> Bool {
    nextIndex(of: 0x0A, in: bytes.span, from: block.lowerBound) < block.upperBound
  }

  private static func lines(of block: ArraySlice<UInt8>, most: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = block.startIndex
    while lines.count < most, start < block.endIndex {
      let found = nextIndex(of: 0x0A, in: block.span, from: start - block.startIndex)
      let end = min(block.startIndex + found, block.endIndex)
      lines.append(start..<end)
      start = end + 1
    }
    return lines
  }
}
