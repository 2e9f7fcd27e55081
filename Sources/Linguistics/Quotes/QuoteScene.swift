import Corpus
import Kernels

/// One quotation with its place among the tokens of the document.
struct QuoteSite {
  let span: QuotedSpan
  /// Its tokens, marks included.
  let tokens: Range<Int>
  /// Its tokens without the marks.
  let inner: Range<Int>
  let sentence: Int
}

/// A document while its quotations are read: what each word may be, where quotations stand.
struct QuoteScene {
  let document: Document
  let words: QuoteWords
  private(set) var traits: [WordTraits] = []
  private(set) var sites: [QuoteSite] = []
  /// The trees of the sentences, where the step `words` has seen them.
  let tree: SyntaxTree?
  /// Of each entity that is a person and whose gender is known.
  private(set) var genders: [Gender?] = []
  /// Where a person without a name comes in, by the noun for him.
  private(set) var introductions: [UInt64: Int] = [:]

  init(_ document: Document, spans: [QuotedSpan], words: QuoteWords) {
    self.document = document
    self.words = words
    let isParsed = document.words.count == document.tokens.count
    tree = isParsed ? SyntaxTree(document) : nil
    traits = QuoteScene.traits(document.tokens.span, words)
    var cursor = SiteCursor()
    for span in spans {
      guard let site = cursor.site(of: span, in: document) else { continue }
      sites.append(site)
      for token in site.tokens { traits[token].insert(.inside) }
    }
    genders = gendersOfEntities()
    introductions = QuoteScene.introductions(document, traits)
  }

  private static func traits(_ tokens: Span<Token>, _ words: QuoteWords) -> [WordTraits] {
    var traits = [WordTraits](repeating: [], count: tokens.count)
    var target = traits.mutableSpan
    for index in tokens.indices {
      let token = tokens[index]
      var found = words.traits(token.word)
      if token.shape.contains(.allCapitals) { found.subtract([.object, .personal]) }  // "US"
      target[index] = found
    }
    return traits
  }

  func has(_ token: Int, _ wanted: WordTraits) -> Bool {
    !traits[token].isDisjoint(with: wanted)
  }

  func isPunctuation(_ token: Int) -> Bool {
    document.tokens[token].shape.contains(.punctuation)
  }

  func isCapitalized(_ token: Int) -> Bool {
    document.tokens[token].shape.contains(.capitalized)
  }

  func firstByte(_ token: Int) -> UInt8 {
    let range = document.tokens[token].range
    return range.isEmpty ? 0 : document.text.bytes[Int(range.start)]
  }

  func isComma(_ token: Int) -> Bool { firstByte(token) == 0x2C }

  /// "'s" that makes a possessive.
  func isGenitive(_ token: Int) -> Bool {
    has(token, .possessive) && has(token, .be)
  }

  /// "'" behind the s of a plural or a name: "the bakers' union".
  func isPluralGenitive(_ token: Int) -> Bool {
    guard token > 0, isPunctuation(token), !has(token, .inside),
      !document.tokens[token].shape.contains(.spaceBefore)
    else { return false }
    let mark = document.bytes(document.tokens[token].range)
    return (mark == [0x27] || mark == [0xE2, 0x80, 0x99])
      && document.text.bytes[Int(document.tokens[token].range.start) - 1] == 0x73
  }

  /// A hyphen inside a word that the tokenizer took apart.
  func isJoint(_ token: Int) -> Bool {
    guard firstByte(token) == 0x2D, token + 1 < document.tokens.count else { return false }
    let spaces = document.tokens[token].shape.union(document.tokens[token + 1].shape)
    return !spaces.contains(.spaceBefore)
  }

  /// The form of a cue verb that a token is, outside quotations.
  func cueForm(_ token: Int) -> CueVerbs.Form? {
    guard has(token, .cue), !has(token, .inside) else { return nil }
    if isCapitalized(token), mention(at: token) != nil || token > 0 && isCapitalized(token - 1) {
      return nil
    }
    let form = words.cues.form(document.tokens[token].word)
    return form >= 0 ? words.cues.forms[Int(form)] : nil
  }

  func verb(_ form: CueVerbs.Form) -> CueVerb { words.cues.verbs[Int(form.verb)] }

  func isWord(_ token: Int, _ hash: UInt64) -> Bool { document.tokens[token].word == hash }

  /// The token before, past a whole quotation where there is one.
  func left(of token: Int) -> Int {
    let before = token - 1
    guard before >= 0, has(before, .inside) else { return before }
    var (low, high) = (0, sites.count)
    while low < high {
      let middle = (low + high) / 2
      if sites[middle].tokens.lowerBound <= before { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? sites[low - 1].tokens.lowerBound - 1 : before
  }

  /// The name that a token belongs to.
  func mention(at token: Int) -> Int? {
    let mentions = document.mentions
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < mentions.count && mentions[low].tokens.contains(token) ? low : nil
  }

  func kind(ofMention mention: Int) -> EntityKind? {
    let entity = Int(document.mentions[mention].entity)
    return document.entities.indices.contains(entity) ? document.entities[entity].kind : nil
  }

  func bytes(_ tokens: Range<Int>) -> ByteRange {
    ByteRange(
      Int(document.tokens[tokens.lowerBound].range.start),
      Int(document.tokens[tokens.upperBound - 1].range.end))
  }
}

/// Words that the search looks for by themselves.
enum KeyWord {
  static let that = wordHash("that")
  static let `as` = wordHash("as")
  static let to = wordHash("to")
  static let of = wordHash("of")
  static let `for` = wordHash("for")
  static let about = wordHash("about")
  static let out = wordHash("out")
  static let it = wordHash("it")
  static let by = wordHash("by")
  static let soCalled = wordHash("so-called")
  static let called = wordHash("called")
  static let words = wordHash("words")
  static let quoting = wordHash("quoting")
  static let according = wordHash("according")
  static let who = wordHash("who")
  static let what = wordHash("what")
  static let which = wordHash("which")
  static let those = wordHash("those")
  static let they = wordHash("they")
  static let he = wordHash("he")
  static let she = wordHash("she")
  static let the = wordHash("the")
  static let introducing = ["a", "an", "one"].map(wordHash)
  static let police = wordHash("police")
  static let reflexives = ["himself", "herself", "itself", "themselves"].map(wordHash)
  static let male = [
    "mr", "mr.", "sir", "lord", "king", "prince", "spokesman", "father", "brother", "son", "man",
    "husband", "chairman", "uncle", "policeman", "actor",
  ].map(wordHash)
  static let female = [
    "mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen", "spokeswoman", "mother", "sister",
    "daughter", "woman", "wife", "chairwoman", "aunt", "policewoman", "actress",
  ].map(wordHash)
}

/// Finds the tokens and the sentence of quotations, one after another.
private struct SiteCursor {
  private var token = 0
  private var sentence = 0

  /// Nil for a quotation outside all sentences.
  mutating func site(of span: QuotedSpan, in document: Document) -> QuoteSite? {
    let tokens = document.tokens
    while token < tokens.count, tokens[token].range.end <= span.range.start { token += 1 }
    while sentence < document.sentences.count,
      document.sentences[sentence].range.end <= span.range.start
    {
      sentence += 1
    }
    guard sentence < document.sentences.count else { return nil }
    let first = token
    while token < tokens.count, tokens[token].range.start < span.range.end { token += 1 }
    var inner = first..<token
    while let start = inner.first, tokens[start].range.start < span.content.start {
      inner = (start + 1)..<inner.upperBound
    }
    while let last = inner.last, tokens[last].range.end > span.content.end {
      inner = inner.lowerBound..<last
    }
    guard first < token else { return nil }
    return QuoteSite(span: span, tokens: first..<token, inner: inner, sentence: sentence)
  }
}
