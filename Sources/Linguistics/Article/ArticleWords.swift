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
      var end = index
      while end < bytes.endIndex, bytes[end] > 0x20 { end += 1 }
      if end > index {
        let text = Substring(decoding: bytes[index..<end], as: UTF8.self)
        list.append(
          Word(
            text: text, core: Words.core(of: text),
            range: (index - bytes.startIndex)..<(end - bytes.startIndex)))
      }
      index = end
    }
  }

  private static func core(of text: Substring) -> Substring {
    var core = text
    while let last = core.last, ",.:;()[]".contains(last) { core.removeLast() }
    while let first = core.first, "()[]".contains(first) { core.removeFirst() }
    return core
  }
}
