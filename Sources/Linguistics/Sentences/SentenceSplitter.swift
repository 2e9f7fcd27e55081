package import Corpus

/// Splits a paragraph into sentences behind full stops.
package struct SentenceSplitter: Sendable {
  package init() {}

  /// The sentences of one paragraph, in order, without the white space around them.
  package func sentences(in text: [UInt8], paragraph: ByteRange) -> [ByteRange] {
    let span = text.span
    var sentences: [ByteRange] = []
    var start = Int(paragraph.start)
    let end = Int(paragraph.end)
    for index in paragraph.indices {
      let isStop = span[index] == 0x2E || span[index] == 0x3F || span[index] == 0x21
      if isStop, index + 1 == end || span[index + 1] <= 0x20 {
        sentences.append(ByteRange(start, index + 1))
        start = index + 1
        while start < end, span[start] <= 0x20 { start += 1 }
      }
    }
    if start < end { sentences.append(ByteRange(start, end)) }
    return sentences
  }
}
