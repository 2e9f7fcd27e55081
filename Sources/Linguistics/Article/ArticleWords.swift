import Corpus

/// The words of a short stretch of text (a headline, a byline): what stands between white space.
struct Words {
  struct Word {
    /// As it stands.
    let text: Substring
    /// Without commas, full stops, colons and brackets around it.
    let core: Substring
    /// Bytes from the beginning of the stretch.
    let range: Range<Int>
  }

  private(set) var list: [Word] = []

  init(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      while index < bytes.endIndex, bytes[index] <= 0x20 { index += 1 }
      let isDash = Words.isDash(bytes, index)
      var end = isDash ? index + 3 : index
      while !isDash, end < bytes.endIndex, bytes[end] > 0x20, !Words.isDash(bytes, end) { end += 1 }
      if end > index {
        let core = Words.core(of: bytes[index..<end])
        list.append(
          Word(
            text: Substring(decoding: bytes[index..<end], as: UTF8.self),
            core: Substring(decoding: core, as: UTF8.self),
            range: (index - bytes.startIndex)..<(end - bytes.startIndex)))
      }
      index = end
    }
  }

  /// Whether a long dash (U+2014) begins at a byte: a word by itself, with spaces or without.
  private static func isDash(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Bool {
    index + 2 < bytes.endIndex && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      && bytes[index + 2] == 0x94
  }

  private static func core(of word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var core = word
    while let last = core.last, isEdge(last) || ",.:;".utf8.contains(last) { core.removeLast() }
    while let first = core.first, isEdge(first) { core.removeFirst() }
    return core
  }

  private static func isEdge(_ byte: UInt8) -> Bool { "()[]".utf8.contains(byte) }
}
