package import Configuration
package import Corpus
import Kernels
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
    let text = document.text.bytes
    let masks = TextMasks(text.span)
    document.paragraphs = paragraphs(of: document)
    document.sentences.removeAll(keepingCapacity: true)
    document.tokens.removeAll(keepingCapacity: true)
    document.sentences.reserveCapacity(text.count / 64)
    document.tokens.reserveCapacity(text.count / 4 + 256)
    var ranges: [ByteRange] = []
    for (number, paragraph) in document.paragraphs.enumerated() {
      ranges.removeAll(keepingCapacity: true)
      if paragraph.part == .body {
        splitter.appendSentences(of: paragraph.range, in: text, masks, to: &ranges)
      } else {
        ranges.append(paragraph.range)
      }
      for range in ranges {
        document.sentences.append(
          Sentence(range: range, paragraph: Int32(number), part: paragraph.part, tokens: 0..<0))
      }
    }
    tokenizer.appendTokens(of: &document.sentences, in: text, masks, to: &document.tokens)
  }
}
