package import Configuration
package import Corpus
package import Linguistics

/// The segment stage: paragraphs at blank lines, their sentences, and the tokens of these.
///
/// Options: `language`, of which there is only "en"; `compounds`, "divided" (long-term is three
/// tokens, as in the treebanks of Universal Dependencies) or "whole" (one).
package struct SegmentStep: Step {
  package static let contract = Contract(
    needs: [.text], adds: [.paragraphs, .sentences, .tokens])

  private let splitter: SentenceSplitter
  private let tokenizer: Tokenizer

  package init(_ options: Options) throws(ConfigurationError) {
    let language = options.choice("language", of: ["en"], default: "en")
    let compounds = options.choice("compounds", of: ["divided", "whole"], default: "divided")
    do {
      let lexicons = try SegmentLexicons { try options.ownLexicon("lexicons/\(language)/\($0)") }
      self.init(lexicons, dividesCompounds: compounds == "divided")
    } catch let error as ConfigurationError {
      throw error
    } catch {
      throw ConfigurationError(file: options.source.name, place: options.place, "\(error)")
    }
  }

  package init(_ lexicons: SegmentLexicons, dividesCompounds: Bool = true) {
    splitter = SentenceSplitter(lexicons.sentences)
    tokenizer = Tokenizer(lexicons.tokens, dividesCompounds: dividesCompounds)
  }

  package func process(_ document: inout Document) throws(Rejection) {
    document.paragraphs = paragraphs(of: document)
    document.sentences.removeAll(keepingCapacity: true)
    document.tokens.removeAll(keepingCapacity: true)
    let text = document.text.bytes
    document.tokens.reserveCapacity(text.count / 4)
    for (number, paragraph) in document.paragraphs.enumerated() {
      let sentences =
        paragraph.part == .body
        ? splitter.sentences(in: text, paragraph: paragraph.range) : [paragraph.range]
      for sentence in sentences {
        let first = document.tokens.count
        tokenizer.appendTokens(of: sentence, in: text, to: &document.tokens)
        document.sentences.append(
          Sentence(
            range: sentence, paragraph: Int32(number), part: paragraph.part,
            tokens: first..<document.tokens.count))
      }
    }
  }
}
