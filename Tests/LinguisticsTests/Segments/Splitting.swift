import Corpus
import Kernels
import Linguistics

extension SentenceSplitter {
  /// The sentences of one paragraph.
  func sentences(in text: [UInt8], paragraph: ByteRange) -> [ByteRange] {
    var sentences: [ByteRange] = []
    appendSentences(of: paragraph, in: text, TextMasks(text.span), to: &sentences)
    return sentences
  }
}

extension Tokenizer {
  /// Appends the tokens of one sentence.
  func appendTokens(of sentence: ByteRange, in text: [UInt8], to tokens: inout [Token]) {
    var sentences = [Sentence(range: sentence, paragraph: 0, part: .body, tokens: 0..<0)]
    appendTokens(of: &sentences, in: text, TextMasks(text.span), to: &tokens)
  }
}
