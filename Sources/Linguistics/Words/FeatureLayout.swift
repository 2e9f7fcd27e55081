import Corpus
import Kernels

/// Tells whether a model was made for the features that this program has.
///
/// Tables have no keys: with other features, or the same in another order, every weight would mean
/// something else, and nothing would say so.
enum FeatureLayout {
  /// A number that follows from all features of the tagger and of the parser: what they make of a
  /// sentence whose words, tags and arcs differ all.
  static let fingerprint: UInt64 = {
    var facts = WordFacts()
    let (text, tokens) = sentence
    facts.read(text, tokens[...])
    var hash: UInt64 = 0
    addTagger(facts, to: &hash)
    addParser(facts, to: &hash)
    return hash
  }()

  /// Names of tags, so that every kind of word occurs.
  private static let labels = WordLabels(
    universal: ["DET", "NOUN", "VERB", "PUNCT", "CCONJ", "ADV"],
    penn: ["DT", "NN", "VB", ",", "CC", "RB"], relations: [])

  /// Words with capitals, digits, hyphens and letters beyond ASCII, some without a space before.
  private static var sentence: (text: [UInt8], tokens: [Token]) {
    let words = [
      "Nine", "grey", "herons", ",", "42", "co-op", "\u{17D}ilina", "and", "USA", "swiftly", "ate",
      ".",
    ]
    var text: [UInt8] = []
    var tokens: [Token] = []
    for word in words {
      let range = text.count..<text.count + word.utf8.count
      text += Array(word.utf8)
      var shape = Token.Shape(text.span, in: range)
      if range.count > 1 { shape.insert(.spaceBefore) }
      tokens.append(
        Token(range: ByteRange(range), shape: shape, word: wordHash(text.span, in: range)))
    }
    return (text, tokens)
  }

  private static func addTagger(_ facts: WordFacts, to hash: inout UInt64) {
    var work = TaggerWork()
    work.facts = facts
    work.begin()
    for index in 0..<facts.count {
      work.setPennFeatures(index)
      add(work.keys, to: &hash)
      work.setPenn(index, at: index)
    }
    for index in 0..<facts.count {
      work.setUniversalFeatures(index)
      add(work.keys, to: &hash)
      work.universal.append(UInt8(truncatingIfNeeded: index))
    }
  }

  private static func addParser(_ facts: WordFacts, to hash: inout UInt64) {
    let tags = (0..<facts.count).map { UInt8(truncatingIfNeeded: $0 % labels.penn.count) }
    var work = ParserWork(TagKinds(labels))
    work.atoms.set(facts, penn: tags, universal: tags)
    work.state.begin(facts.count)
    var step = 0
    while !work.state.isFinished {
      work.setFeatures()
      add(work.keys, to: &hash)
      let turns: [Move] = step % 5 < 3 ? [.shift, .left, .right] : [.right, .left, .shift]
      let move = turns.first { work.state.allows($0) } ?? .shift
      let places = ParserFeatures.places(relationOf: move)
      hash = phraseHash(phraseHash(hash, UInt64(places.lowerBound)), UInt64(places.upperBound))
      hash = phraseHash(hash, UInt64(move.flip))
      work.state.make(move, relation: step)
      step += 1
    }
  }

  private static func add(_ keys: FeatureKeys, to hash: inout UInt64) {
    for index in 0..<keys.count { hash = phraseHash(hash, UInt64(keys.keys[index])) }
  }
}
