import Corpus
import Kernels

/// One document as the rules of events and statements look at it.
struct EventScene {
  let document: Document
  let tree: SyntaxTree
  let words: EventWords
  /// For each token, the mention that it is part of, or -1.
  private let mentions: [Int32]

  init(_ document: Document, words: EventWords) {
    self.document = document
    self.words = words
    tree = SyntaxTree(document)
    var mentions = [Int32](repeating: -1, count: tree.count)
    for (number, mention) in document.mentions.enumerated()
    where document.entities.indices.contains(Int(mention.entity)) {
      for token in mention.tokens.clamped(to: 0..<tree.count) {
        mentions[token] = Int32(truncatingIfNeeded: number)
      }
    }
    self.mentions = mentions
  }

  // MARK: Mentions

  func mention(at token: Int) -> Int? {
    let mention = mentions[token]
    return mention >= 0 ? Int(mention) : nil
  }

  func entity(ofMention mention: Int) -> Entity {
    document.entities[Int(document.mentions[mention].entity)]
  }

  // MARK: Words

  func lemma(_ token: Int) -> UInt64 { tree.lemmas[token] }

  func isLemma(_ token: Int, _ word: UInt64) -> Bool { tree.lemmas[token] == word }

  /// Whether a word is a verb: tagged so, or in the form of one with a subject or an auxiliary.
  func isVerb(_ token: Int) -> Bool {
    if tree.tags[token] == .verb { return true }
    switch tree.forms[token] {
    case .none, .base: return false
    case .gerund: return tree.tags[token] != .noun
    default:
      return tree.tags[token] != .aux
        && tree.children(of: token).contains {
          tree.relations[$0].isSubject || tree.relations[$0] == .auxiliary
        }
    }
  }

  func isPronoun(_ token: Int) -> Bool { tree.tags[token] == .pron }

  /// The key of a verb with its particle, and without.
  func verbKeys(_ verb: Int) -> (whole: UInt64, plain: UInt64) {
    let plain = lemma(verb)
    if let particle = tree.child(of: verb, .particle) {
      return (phraseHash(plain, lemma(particle)), plain)
    }
    return (plain, plain)
  }

  // MARK: Bytes

  func bytes(_ tokens: Range<Int>) -> ByteRange {
    ByteRange(
      Int(document.tokens[tokens.lowerBound].range.start),
      Int(document.tokens[tokens.upperBound - 1].range.end))
  }

  func bytes(_ token: Int) -> ByteRange { document.tokens[token].range }

  /// The text of a range, line ends in it as spaces.
  func string(_ range: ByteRange) -> String {
    var bytes = Array(document.bytes(range))
    for index in bytes.indices where bytes[index] == 0x0A { bytes[index] = 0x20 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The quotation that a token stands in.
  func quote(around token: Int) -> Quotation? {
    let start = document.tokens[token].range.start
    var (low, high) = (0, document.quotes.count)
    while low < high {
      let middle = (low + high) / 2
      if document.quotes[middle].range.end <= start { low = middle + 1 } else { high = middle }
    }
    guard low < document.quotes.count, document.quotes[low].range.start <= start else {
      return nil
    }
    return document.quotes[low]
  }
}

/// Everything that the rules know before they see a document.
final class EventWords: Sendable {
  let events: EventLexicon
  let agents: AgentLexicon

  init(events: EventLexicon, agents: AgentLexicon) {
    self.events = events
    self.agents = agents
  }
}

/// Lemmas that rules look for by themselves.
enum Lemma {
  static let by = wordHash("by")
  static let of = wordHash("of")
  static let with = wordHash("with")
  static let between = wordHash("between")
  static let against = wordHash("against")
  static let on = wordHash("on")
  static let at = wordHash("at")
  static let to = wordHash("to")
  static let `in` = wordHash("in")
  static let from = wordHash("from")
  static let into = wordHash("into")
  static let during = wordHash("during")
  static let over = wordHash("over")
  static let near = wordHash("near")
  static let around = wordHash("around")
  static let outside = wordHash("outside")
  static let inside = wordHash("inside")
  static let across = wordHash("across")
  static let `for` = wordHash("for")
  static let that = wordHash("that")
  static let who = wordHash("who")
  static let which = wordHash("which")
  static let he = wordHash("he")
  static let she = wordHash("she")
  static let it = wordHash("it")
  static let they = wordHash("they")
  static let i = wordHash("i")
  static let we = wordHash("we")
  static let its = wordHash("its")
  static let his = wordHash("his")
  static let her = wordHash("her")
  static let their = wordHash("their")
  static let our = wordHash("our")
  static let my = wordHash("my")
  static let them = wordHash("them")
  static let him = wordHash("him")
  static let country = wordHash("country")
  static let nation = wordHash("nation")
  static let the = wordHash("the")
  static let a = wordHash("a")
  static let an = wordHash("an")
  static let no = wordHash("no")
  static let not = wordHash("not")
  static let never = wordHash("never")
  static let be = wordHash("be")
  static let have = wordHash("have")
  static let work = wordHash("work")
}
