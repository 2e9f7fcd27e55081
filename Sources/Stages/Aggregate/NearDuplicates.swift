package import Configuration
package import Corpus
import Kernels
package import Linguistics

/// `near-duplicates`: finds articles that repeat an earlier one, in part or whole.
///
/// The body's words are compared, without punctuation and without regard to capitals; a body too
/// short for that is compared as a whole, together with its title.
package struct NearDuplicates: Sendable {
  package static let contract = Contract(needs: [.tokens], adds: [])

  /// Articles are duplicates from this similarity on.
  package let similarity: Double
  private let rows: Int
  /// Positions in `straight` of clitics that are written with a typographic apostrophe.
  private let curlyClitics: WordMap
  private let straightClitics: [UInt64]

  package init(_ options: Options) {
    self.init(similarity: options.number("similarity", in: 0.5...1, default: 0.8))
    options.finish()
  }

  init(similarity: Double) {
    self.similarity = similarity
    rows = DuplicateIndex.rows(for: similarity)
    let clitics = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"]
    var curly = WordMap()
    for (index, clitic) in clitics.enumerated() {
      let other = String(clitic.map { $0 == "'" ? "\u{2019}" : $0 })
      curly.set(wordHash(other), to: Int32(index))
    }
    curlyClitics = curly
    straightClitics = clitics.map { wordHash($0) }
  }

  /// What is kept of an article.
  package func signature(of document: Document) -> Signature {
    let body = words(of: document) { $0 == .body }
    let signature = Signature(words: body.span, rows: rows)
    if signature.isComparable { return signature }
    return Signature(whole: words(of: document) { $0 != .byline }.span)
  }

  /// The hashes of all words in some parts of an article.
  private func words(of document: Document, in isChosen: (Part) -> Bool) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(document.tokens.count)
    let tokens = document.tokens.span
    for sentence in document.sentences where isChosen(sentence.part) {
      for index in sentence.tokens {
        let token = tokens[index]
        guard !token.shape.contains(.punctuation) else { continue }
        words.append(token.range.count == 4 || token.range.count == 5 ? plain(token) : token.word)
      }
    }
    return words
  }

  /// The hash of a word; of a clitic as it is with a straight apostrophe.
  private func plain(_ token: Token) -> UInt64 {
    let clitic = curlyClitics.value(token.word)
    return clitic < 0 ? token.word : straightClitics[Int(clitic)]
  }
}
