import Corpus
import Kernels

/// What the features of a model look at in one token.
struct NameToken {
  /// `Token.word`.
  var word: UInt64 = 0
  /// A hash that tells capitals from small letters.
  var cased: UInt64 = 0
  /// A hash of its classes of letters: "Xxxxx", and "Xx" with runs made one.
  var shape: UInt64 = 0
  var shortShape: UInt64 = 0
  /// Whether there is a capital in it ("iPhone").
  var hasCapital = false
  /// Hashes of the first and last one to four bytes, 0 where the token is not longer.
  var prefixes = SIMD4<UInt64>()
  var suffixes = SIMD4<UInt64>()
  var classes: UInt64 = 0
  /// The label that the rules give it.
  var rule: UInt64 = 0
  /// Up to four places in known names, each its list and where in the name, from 1; 0 is none.
  var lists = SIMD4<UInt8>()
  /// A hash of all of them.
  var listKey: UInt64 = 0

  /// The last three bytes, or 0.
  var ending: UInt64 { suffixes[2] }
}

/// The tokens of one sentence as features look at them; two empty ones on either side.
struct NameTokens {
  private(set) var all: [NameToken] = []
  private(set) var count = 0
  /// How the sentence is written: few words, small letters, a headline, or plain.
  private(set) var style: UInt64 = 0
  /// Where names can be.
  private(set) var stretches = NameStretches()
  private var places: [Int] = []
  private var pieces = NamePieces()

  /// The token at an index from -2 to `count` + 1.
  @inline(__always)
  subscript(_ index: Int) -> NameToken { all[index &+ 2] }

  /// Reads a sentence.
  ///
  /// - Parameter rules: The labels that the rules give the tokens of the document.
  mutating func fill(
    _ document: Document, _ range: Range<Int>, rules: [UInt8], knowledge: NameKnowledge
  ) {
    count = range.count
    all.removeAll(keepingCapacity: true)
    all.append(NameToken())
    all.append(NameToken())
    let text = document.text.bytes.span
    let tokens = document.tokens.span
    var letters = 0
    var capitals = 0
    for index in range {
      let token = tokens[index]
      if token.shape.contains(.letters) { letters += 1 }
      if token.shape.contains(.capitalized) { capitals += 1 }
      var made = NameTokens.token(token, text)
      let word = NameFolding.hash(of: text, in: token.range.indices)
      if token.shape.contains(.capitalized) { made.hasCapital = true }
      made.classes = UInt64(truncatingIfNeeded: knowledge.words.classes(of: word).rawValue)
      made.rule = UInt64(rules[index])
      made.markClasses()
      all.append(made)
    }
    all.append(NameToken())
    all.append(NameToken())
    style = letters < 3 ? 0 : capitals == 0 ? 1 : capitals * 10 >= letters * 7 ? 2 : 3
    markLists(document, range, knowledge: knowledge)
    findStretches(document, range, rules: rules)
  }

  private mutating func findStretches(_ document: Document, _ range: Range<Int>, rules: [UInt8]) {
    let tokens = document.tokens.span
    let first = range.first { tokens[$0].shape.contains(.letters) }
    guard let first, tokens[first].shape.contains(.capitalized) else {
      return stretches.takeAll(count)
    }
    places.removeAll(keepingCapacity: true)
    for place in 0..<count
    where all[place &+ 2].hasCapital || rules[range.lowerBound &+ place] != 0 {
      places.append(place)
    }
    stretches.take(near: places, of: count)
  }

  private mutating func markLists(
    _ document: Document, _ range: Range<Int>, knowledge: NameKnowledge
  ) {
    pieces.fill(document.tokens, in: range, text: document.text.bytes, words: nil)
    var matches: [(list: UInt8, tokens: Range<Int>)] = []
    knowledge.lists.match(pieces) { list, found in
      let first = Int(pieces.all[found.lowerBound].token) - range.lowerBound
      let last = Int(pieces.all[found.upperBound - 1].token) - range.lowerBound
      matches.append((list, first..<last + 1))
    }
    for match in matches {
      for index in match.tokens {
        let place: UInt8 =
          index == match.tokens.lowerBound
          ? (match.tokens.count == 1 ? 3 : 0) : (index == match.tokens.upperBound - 1 ? 2 : 1)
        all[index + 2].add(list: match.list &* 4 &+ place &+ 1)
      }
    }
  }

  private static func token(_ token: Token, _ text: Span<UInt8>) -> NameToken {
    var made = NameToken()
    made.word = token.word
    let range = token.range.indices
    var last: UInt64 = 0
    for index in range {
      let byte = text[index]
      made.cased = mixed(made.cased ^ UInt64(byte), 0xA076_1D64_78BD_642F)
      let kind = kind(of: byte)
      if kind == 0x58 { made.hasCapital = true }
      if index &- range.lowerBound < 8 {
        made.shape = mixed(made.shape ^ kind, 0x9FB2_1C65_1E98_DF25)
      }
      if kind != last { made.shortShape = mixed(made.shortShape ^ kind, 0xE703_7ED1_A0B4_28DB) }
      last = kind
    }
    for length in 1...4 where range.count > length {
      let (start, end) = (range.lowerBound, range.upperBound)
      made.prefixes[length - 1] = wordHash(text, in: start..<start + length) &+ UInt64(length)
      made.suffixes[length - 1] = wordHash(text, in: end - length..<end) &+ UInt64(length + 100)
    }
    return made
  }

  @inline(__always)
  private static func kind(of byte: UInt8) -> UInt64 {
    if byte &- 0x41 < 26 { return 0x58 }
    if byte &- 0x61 < 26 || byte >= 0x80 { return 0x78 }
    return byte &- 0x30 < 10 ? 0x64 : UInt64(byte)
  }
}

extension NameToken {
  /// Notes words of persons' names, as if these were lists of the gazetteer.
  fileprivate mutating func markClasses() {
    let classes = WordClasses(rawValue: Int32(truncatingIfNeeded: classes))
    let lists = UInt8(KnownNameLists.List.count)
    if classes.contains(.forename) { add(list: lists * 4 + 4) }
    if classes.contains(.givenName) { add(list: lists * 4 + 8) }
    if classes.contains(.surname) { add(list: lists * 4 + 12) }
  }

  fileprivate mutating func add(list code: UInt8) {
    for place in 0..<4 where lists[place] == 0 {
      lists[place] = code
      break
    }
    listKey = mixed(listKey ^ UInt64(code), 0x8EBC_6AF0_9C88_C6E3)
  }
}
