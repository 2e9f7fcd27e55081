package import Corpus
import Kernels

/// The first four blocks of an article that is laid out by `Layout`, read as bylines.
package struct HeadBlocks: Sendable {
  /// Bytes of a block beyond which it is no headline.
  static let longestTitle = 300

  private(set) var ranges: [Range<Int>] = []
  private var bylines: [Byline?] = []
  /// Whether a block is nothing but two to five capitalized words, for those in front of a date.
  private var names: [Bool] = []

  package init(_ bytes: [UInt8]) {
    var start = 0
    while ranges.count < 4, start < bytes.count {
      let range = Layout.block(from: start, in: bytes.span)
      ranges.append(range)
      bylines.append(Byline(bytes[range]))
      start = range.upperBound + 2
    }
    names = ranges.indices.map { place in
      place + 1 < bylines.count && bylines[place + 1].map { $0.author == nil } ?? false
        && HeadBlocks.isName(bytes[ranges[place]])
    }
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
    for (place, range) in ranges.enumerated().prefix(2) {
      guard HeadBlocks.hasLines(range, of: bytes) else { continue }
      let lines = HeadBlocks.firstLines(of: bytes[range])
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

  private static func separation(behind line: Range<Int>) -> TracedText.Replacement {
    .init(ByteRange(line.upperBound, line.upperBound + 1), with: [0x0A, 0x0A])
  }

  private static func hasLines(_ block: Range<Int>, of bytes: [UInt8]) -> Bool {
    nextIndex(of: 0x0A, in: bytes.span, from: block.lowerBound) < block.upperBound
  }

  private static func firstLines(of block: ArraySlice<UInt8>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = block.startIndex
    while lines.count < 3, start < block.endIndex {
      let end = block[start...].firstIndex(of: 0x0A) ?? block.endIndex
      lines.append(start..<end)
      start = end + 1
    }
    return lines
  }
}
