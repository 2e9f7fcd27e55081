import Corpus
import Kernels

/// The features that names are learned with: words, their beginnings and ends, their shapes, the
/// words around them, known names, and what the rules say.
///
/// The number of a template belongs to the model file: a template that changes takes a new number.
enum NameFeatures {
  /// The version of the templates, which a model file repeats.
  static let version: UInt32 = 1
  static let capacity = 96

  static func fill(_ keys: inout FeatureKeys, at index: Int, of tokens: borrowing NameTokens) {
    keys.removeAll()
    addWords(&keys, index, tokens)
    addRules(&keys, index, tokens)
    addLists(&keys, index, tokens)
    addPlace(&keys, index, tokens)
  }

  @inline(__always)
  private static func addWords(
    _ keys: inout FeatureKeys, _ index: Int, _ tokens: borrowing NameTokens
  ) {
    let (this, before, after) = (tokens[index], tokens[index - 1], tokens[index + 1])
    keys.add(0, 0)
    keys.add(1, this.word)
    keys.add(2, this.cased)
    keys.add(3, this.shape)
    keys.add(4, this.shortShape)
    for length in 0..<4 where this.prefixes[length] != 0 {
      keys.add(5, this.prefixes[length])
      keys.add(6, this.suffixes[length])
    }
    keys.add(7, before.word)
    keys.add(8, after.word)
    keys.add(9, tokens[index - 2].word)
    keys.add(10, tokens[index + 2].word)
    keys.add(11, before.word, this.word)
    keys.add(12, this.word, after.word)
    keys.add(13, before.shortShape, this.shortShape)
    keys.add(14, this.shortShape, after.shortShape)
    keys.add(15, before.shortShape, this.shortShape, after.shortShape)
    keys.add(16, before.word, this.shortShape)
    keys.add(17, after.word, this.shortShape)
    keys.add(20, before.ending)
    keys.add(21, after.ending)
    keys.add(44, tokens[index - 2].word, before.word)
  }

  @inline(__always)
  private static func addRules(
    _ keys: inout FeatureKeys, _ index: Int, _ tokens: borrowing NameTokens
  ) {
    let (this, before, after) = (tokens[index], tokens[index - 1], tokens[index + 1])
    keys.add(22, this.rule)
    keys.add(23, before.rule, this.rule)
    keys.add(24, this.rule, after.rule)
    keys.add(25, this.rule, this.word)
    keys.add(26, this.rule, this.shortShape)
    keys.add(27, before.rule, this.rule, after.rule)
    keys.add(28, this.rule, before.word)
    keys.add(29, this.rule, after.word)
  }

  @inline(__always)
  private static func addLists(
    _ keys: inout FeatureKeys, _ index: Int, _ tokens: borrowing NameTokens
  ) {
    let (this, before, after) = (tokens[index], tokens[index - 1], tokens[index + 1])
    for place in 0..<4 {
      let list = UInt64(this.lists[place])
      if list != 0 {
        keys.add(30, list)
        keys.add(31, list, this.shortShape)
        keys.add(32, list, before.word)
        keys.add(33, list, after.word)
      }
      if before.lists[place] != 0 { keys.add(34, UInt64(before.lists[place])) }
      if after.lists[place] != 0 { keys.add(35, UInt64(after.lists[place])) }
    }
    keys.add(36, this.listKey)
    keys.add(37, this.listKey, after.listKey)
    keys.add(38, before.listKey, this.listKey)
    keys.add(39, this.listKey, this.rule)
    keys.add(40, this.classes, this.shortShape)
    keys.add(41, before.classes, this.shortShape)
    keys.add(42, after.classes, this.shortShape)
    keys.add(43, tokens[index + 2].classes, this.shortShape)
  }

  /// Where in what kind of sentence the token stands.
  @inline(__always)
  private static func addPlace(
    _ keys: inout FeatureKeys, _ index: Int, _ tokens: borrowing NameTokens
  ) {
    let this = tokens[index]
    keys.add(18, this.shortShape, tokens.style &+ (index == 0 ? 10 : 0))
    keys.add(19, this.word, tokens.style)
    let last = index == tokens.count - 1 ? 4 : 0
    let place = UInt64(min(tokens.count, 6) * 8 + min(index, 3) + last)
    keys.add(45, place, this.shortShape)
    keys.add(46, place, this.listKey)
  }
}
