/// The sentences of a treebank.
package struct TreebankSentence: Sendable, Equatable {
  package struct Word: Sendable, Equatable {
    package var form: [UInt8]
    package var lemma: [UInt8]
    package var upos: String
    package var xpos: String
    /// Position of its head in the sentence, from 0; -1 for the root; nil where none is given.
    package var head: Int?
    package var relation: String
    package var misc: String
    /// Whether white space follows in the text.
    package var spaceAfter = true
    /// Part of a word that is written otherwise than its parts (au = à + le), so that the part is
    /// not in the text.
    package var isHidden = false
  }

  package var words: [Word] = []
  package var beginsDocument = false
  package var beginsParagraph = false
  /// What stands in the text for words that are hidden, by the position of the first.
  package var surfaces: [Int: [UInt8]] = [:]

  package init() {}
}
