package import Corpus

/// What stands in front of the body of an article that is laid out by `Layout`.
package struct ArticleHead: Equatable, Sendable {
  package private(set) var title: Range<Int>?
  /// May be of two blocks, the author's and the date's.
  package private(set) var byline: Range<Int>?
  /// Known also where the byline stands behind a summary, and is part of the body.
  package private(set) var parsed: Byline?
  /// Where the body begins. It is never empty.
  package private(set) var bodyStart = 0

  /// Bytes of a block beyond which it is no headline.
  private static let longestTitle = 300

  /// - Parameter title: A headline known beforehand. Without it the first block is one if a
  ///   byline follows, or if it looks like one.
  package init(_ bytes: [UInt8], title known: String? = nil) {
    let blocks = ArticleHead.firstBlocks(of: bytes)
    var next = 0
    let byline = { (place: Int) -> Byline? in
      place + 1 < blocks.count ? Byline(bytes[blocks[place]]) : nil
    }
    if let known {
      if blocks.count > 1, isSame(known, bytes[blocks[0]]) {
        title = blocks[0]
        next = 1
      }
    } else if blocks.count > 1 {
      let isFollowed = byline(1) != nil || ArticleHead.isNameAndDate(blocks, 1, bytes)
      let isTitle =
        isFollowed
        ? blocks[0].count <= ArticleHead.longestTitle
        : byline(0)?.isSure != true && isHeadline(bytes[blocks[0]])
      if isTitle {
        title = blocks[0]
        next = 1
      }
    }
    readByline(blocks, from: &next, bytes, byline)
    bodyStart = next < blocks.count ? blocks[next].lowerBound : bytes.count
  }

  private mutating func readByline(
    _ blocks: [Range<Int>], from next: inout Int, _ bytes: [UInt8], _ read: (Int) -> Byline?
  ) {
    if ArticleHead.isNameAndDate(blocks, next, bytes) {
      byline = blocks[next].lowerBound..<blocks[next + 1].upperBound
      let name = String(decoding: bytes[blocks[next]], as: UTF8.self)
      parsed = Byline(
        author: read(next)?.author ?? name, published: read(next + 1)?.published)
      next += 2
    } else if let found = read(next) {
      (byline, parsed) = (blocks[next], found)
      next += 1
    } else if title != nil, next + 2 < blocks.count, blocks[next].count <= 400 {
      parsed = read(next + 1)  // Behind a summary.
    }
  }

  /// Whether one block has names and the next nothing but a date.
  private static func isNameAndDate(_ blocks: [Range<Int>], _ place: Int, _ bytes: [UInt8]) -> Bool
  {
    guard place + 2 < blocks.count, let date = Byline(bytes[blocks[place + 1]]),
      date.author == nil, date.published != nil
    else { return false }
    let block = bytes[blocks[place]]
    if let byline = Byline(block) { return byline.author != nil && byline.published == nil }
    return isName(block)
  }

  /// The first four blocks of a text, as far as there are so many.
  private static func firstBlocks(of bytes: [UInt8]) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = 0
    while blocks.count < 4, start < bytes.count {
      let block = Layout.block(from: start, in: bytes.span)
      blocks.append(block)
      start = block.upperBound + 2
    }
    return blocks
  }

  /// The replacements that give title and byline blocks of their own, where single line ends
  /// stand between them and what follows, and make a byline of two blocks one.
  package static func splits(in bytes: [UInt8]) -> [TracedText.Replacement] {
    let blocks = firstBlocks(of: bytes)
    var out: [TracedText.Replacement] = []
    for (place, block) in blocks.enumerated().prefix(2) {
      let lines = firstLines(of: bytes[block])
      guard lines.count > 1 else { continue }
      if place == 0, lines[0].count <= longestTitle, Byline(bytes[lines[0]]) == nil,
        Byline(bytes[lines[1]]) != nil
      {
        out.append(separation(behind: lines[0]))
        if lines.count > 2, Byline(bytes[lines[2]]) == nil {
          out.append(separation(behind: lines[1]))
        }
        return out
      }
      if let byline = Byline(bytes[lines[0]]), Byline(bytes[block]) == nil,
        byline.published != nil || bytes[lines[1]].count > Byline.longest
      {
        return [separation(behind: lines[0])]
      }
    }
    for place in 0..<2 where isNameAndDate(blocks, place, bytes) {
      let gap = ByteRange(blocks[place].upperBound, blocks[place + 1].lowerBound)
      return [.init(gap, with: [0x0A])]
    }
    return out
  }

  private static func separation(behind line: Range<Int>) -> TracedText.Replacement {
    .init(ByteRange(line.upperBound, line.upperBound + 1), with: [0x0A, 0x0A])
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

/// Two to five capitalized words and nothing else.
private func isName(_ block: ArraySlice<UInt8>) -> Bool {
  guard block.count <= 60 else { return false }
  let words = Words(block).list
  return (2...5).contains(words.count)
    && words.allSatisfy { $0.core.unicodeScalars.first?.properties.isUppercase ?? false }
}

/// Whether a block looks like a headline without the help of a byline: one short line that is
/// no finished sentence, list item or dateline.
private func isHeadline(_ block: ArraySlice<UInt8>) -> Bool {
  guard block.count <= 160, !block.contains(0x0A), let first = block.first else { return false }
  let marks: [UInt8] = Array("-*+#([".utf8)
  guard !marks.contains(first), Dateline(block) == nil else { return false }
  let words = Words(block).list
  guard words.count <= 24, let last = words.last?.text else { return false }
  if last.hasSuffix(":") || last.hasSuffix(";") || last.hasSuffix(",") { return false }
  guard last.hasSuffix(".") else { return true }
  return last.dropLast().contains(".")  // "U.S."
}

/// Whether a block has the words of a title, whatever their case and the spaces between them.
private func isSame(_ title: String, _ block: ArraySlice<UInt8>) -> Bool {
  guard block.count <= 2 * title.utf8.count + 16 else { return false }
  let words = { (list: [Words.Word]) in list.map { $0.text.lowercased() } }
  return words(Words(ArraySlice(title.utf8)).list) == words(Words(block).list)
}
