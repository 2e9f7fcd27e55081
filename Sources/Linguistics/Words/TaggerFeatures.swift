/// The features of a word's Penn Treebank tag: the word, its ends and shape, two words to either
/// side, and the two tags before.
struct PennFeatures {
  static func set(
    _ keys: inout FeatureKeys, _ facts: borrowing WordFacts, _ entry: Int, _ before: UInt64,
    _ twoBefore: UInt64
  ) {
    keys.removeAll()
    let word = facts.words[entry]
    let (left, right) = (facts.words[entry - 1], facts.words[entry + 1])
    let (left2, right2) = (facts.words[entry - 2], facts.words[entry + 2])
    let (shape, flags) = (facts.shapes[entry], facts.flags[entry])
    let suffix3 = facts.suffix(entry, 3)
    keys.add(0, word)
    keys.add(1, word, flags)
    keys.add(2, facts.suffix(entry, 1))
    keys.add(3, facts.suffix(entry, 2))
    keys.add(4, suffix3)
    keys.add(5, facts.suffix(entry, 4))
    keys.add(6, facts.suffix(entry, 5))
    keys.add(7, facts.prefix(entry, 1))
    keys.add(8, facts.prefix(entry, 2))
    keys.add(9, facts.prefix(entry, 3))
    keys.add(10, facts.prefix(entry, 4))
    keys.add(11, shape)
    keys.add(12, shape, flags)
    keys.add(13, left)
    keys.add(14, right)
    keys.add(15, left2)
    keys.add(16, right2)
    keys.add(17, left, word)
    keys.add(18, word, right)
    keys.add(19, left, right)
    keys.add(20, before)
    keys.add(21, before, twoBefore)
    keys.add(22, before, word)
    keys.add(23, twoBefore, word)
    keys.add(24, suffix3, before)
    keys.add(25, facts.suffix(entry + 1, 3))
    keys.add(26, facts.suffix(entry - 1, 3))
    keys.add(27, facts.shapes[entry + 1])
    keys.add(28, facts.shapes[entry - 1])
    keys.add(29, before, right)
    keys.add(30, suffix3, shape, flags)
    keys.add(31, suffix3, facts.suffix(entry + 1, 2))
    keys.add(32, before, shape, flags)
    keys.add(33, shape, facts.shapes[entry + 1], facts.shapes[entry - 1])
    keys.add(34, facts.suffix(entry, 2), before, facts.suffix(entry + 1, 2))
  }
}

/// The features of a word's universal tag: the word among the Penn Treebank tags of the sentence.
struct UniversalFeatures {
  /// - Parameter tags: Penn Treebank tags as numbers, by entry.
  static func set(
    _ keys: inout FeatureKeys, _ facts: borrowing WordFacts, _ entry: Int, _ tags: [UInt64],
    _ before: UInt64
  ) {
    keys.removeAll()
    let word = facts.words[entry]
    let (left, right) = (facts.words[entry - 1], facts.words[entry + 1])
    let tag = tags[entry]
    let (leftTag, rightTag) = (tags[entry - 1], tags[entry + 1])
    let (leftTag2, rightTag2) = (tags[entry - 2], tags[entry + 2])
    keys.add(0, tag)
    keys.add(1, tag, word)
    keys.add(2, leftTag, tag)
    keys.add(3, tag, rightTag)
    keys.add(4, leftTag2, leftTag, tag)
    keys.add(5, tag, rightTag, rightTag2)
    keys.add(6, word, rightTag)
    keys.add(7, leftTag, word)
    keys.add(8, left, word)
    keys.add(9, word, right)
    keys.add(10, facts.suffix(entry, 3), tag)
    keys.add(11, before, tag)
    keys.add(12, before, word)
    keys.add(13, tag, right)
    keys.add(14, left, tag)
    keys.add(15, leftTag, tag, rightTag)
    keys.add(16, tag, facts.shapes[entry])
    keys.add(17, tag, right, rightTag)
    keys.add(18, tag, rightTag2)
    keys.add(19, word, rightTag, rightTag2)
    keys.add(20, word, leftTag, rightTag)
    keys.add(21, word, facts.words[entry + 2])
    keys.add(22, word, facts.flags[entry])
  }
}
