/// What the parser's features ask about the words of a sentence, by position; the root and nothing
/// have entries too.
struct ParserAtoms {
  private(set) var words: [UInt64] = []
  private(set) var penn: [UInt64] = []
  private(set) var universal: [UInt64] = []
  /// Word and Penn Treebank tag together.
  private(set) var both: [UInt64] = []
  /// The last three bytes.
  private(set) var suffixes: [UInt64] = []
  private(set) var outline = SentenceOutline()

  private let kinds: TagKinds

  init(_ kinds: TagKinds) { self.kinds = kinds }

  mutating func set(_ facts: borrowing WordFacts, penn tags: [UInt8], universal tags2: [UInt8]) {
    removeAll()
    for index in 0..<facts.count {
      let entry = index + WordFacts.first
      append(
        facts.words[entry], UInt64(tags[index]) + 3, UInt64(tags2[index]) + 3,
        facts.suffix(entry, 3))
    }
    append(1, 1, 1, 1)
    append(2, 2, 2, 2)
    outline.set(kinds, penn: tags, universal: tags2)
  }

  private mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    penn.removeAll(keepingCapacity: true)
    universal.removeAll(keepingCapacity: true)
    both.removeAll(keepingCapacity: true)
    suffixes.removeAll(keepingCapacity: true)
  }

  private mutating func append(
    _ word: UInt64, _ tag: UInt64, _ universalTag: UInt64, _ suffix: UInt64
  ) {
    words.append(word)
    penn.append(tag)
    universal.append(universalTag)
    both.append(word &* 0x9E37_79B9_7F4A_7C15 &+ tag)
    suffixes.append(suffix)
  }
}
