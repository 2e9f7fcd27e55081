import Linguistics

/// The text of one document of a treebank, and where its words stand in it.
struct TreebankText {
  private(set) var bytes: [UInt8] = []
  private(set) var sentences: [TreebankSentence] = []
  /// The bytes of each word of each sentence; nil for a word that is not in the text.
  private(set) var ranges: [[Range<Int>?]] = []
  /// Whether the last word is followed by no space.
  private var isGlued = false

  /// The documents of a treebank.
  static func documents(_ sentences: [TreebankSentence]) -> [TreebankText] {
    var documents: [TreebankText] = []
    for sentence in sentences {
      if sentence.beginsDocument || documents.isEmpty { documents.append(TreebankText()) }
      documents[documents.count - 1].append(sentence)
    }
    return documents
  }

  private mutating func append(_ sentence: TreebankSentence) {
    if !bytes.isEmpty {
      bytes += sentence.beginsParagraph ? [0x0A, 0x0A] : isGlued ? [] : [0x20]
    }
    var places: [Range<Int>?] = []
    for (index, word) in sentence.words.enumerated() {
      if let surface = sentence.surfaces[index] { bytes += surface }
      if word.isHidden {
        places.append(nil)
      } else {
        places.append(bytes.count..<bytes.count + word.form.count)
        bytes += word.form
      }
      isGlued = !word.spaceAfter
      if word.spaceAfter && index + 1 < sentence.words.count { bytes.append(0x20) }
    }
    sentences.append(sentence)
    ranges.append(places)
  }
}
