import Corpus
import Kernels

/// A learned model of names: which tokens of a sentence are names, and of what kind.
package struct NameModel: Sendable {
  let table: WeightTable
  /// For each label before (the first row: the head of a sentence) what it says for the next.
  let transitions: [Int32]

  init(table: WeightTable, transitions: [Int32]) {
    self.table = table
    self.transitions = transitions
  }

  // MARK: The file

  /// - Throws: `ModelError` where the file is damaged or another model's.
  package init(_ file: ModelFile) throws(ModelError) {
    var names = try file.section("names")
    let version = try names.uint32()
    guard version == NameFeatures.version else {
      throw names.error("found features of version \(version), expected \(NameFeatures.version)")
    }
    let kinds = try names.strings()
    let expected = EntityKind.allCases.map(\.name)
    guard kinds == expected else {
      throw names.error("found the types \(kinds), expected \(expected)")
    }
    var transitions = [Int32](repeating: 0, count: NameModel.transitionCount)
    for index in transitions.indices {
      transitions[index] = Int32(Int16(bitPattern: try names.uint16()))
    }
    try names.finish()
    var weights = try file.section("weights")
    table = try weights.weights(labels: NameLabel.count)
    try weights.finish()
    self.transitions = transitions
  }

  /// The bytes of its file.
  package var bytes: [UInt8] {
    var names = ModelWriter()
    names.append(NameFeatures.version)
    names.append(strings: EntityKind.allCases.map(\.name))
    for weight in transitions { names.append(Int16(clamping: weight)) }
    var weights = ModelWriter()
    weights.append(table)
    var file = ModelFileWriter()
    file.add("names", names)
    file.add("weights", weights)
    return file.bytes
  }

  static let transitionCount = (NameLabel.count + 1) * NameDecoder.width

  // MARK: Finding names

  /// A longer row of tokens is no sentence and is read piece by piece, as a token takes some 500
  /// bytes of memory while it is read.
  private static let longestSentence = 1 << 12

  /// The names in a document that has tokens, but for its byline, which rules know better.
  ///
  /// - Parameter rules: The label that the rules give each token.
  func names(
    in document: Document, rules: [UInt8], knowledge: NameKnowledge
  ) -> [LabeledName] {
    var tokens = NameTokens()
    var keys = FeatureKeys(capacity: NameFeatures.capacity)
    // Of the next token: its weights are asked for while this one's are added up.
    var ahead = FeatureKeys(capacity: NameFeatures.capacity)
    var decoder = NameDecoder()
    var names: [LabeledName] = []
    for range in NameModel.ranges(in: document) {
      tokens.fill(document, range, rules: rules, knowledge: knowledge)
      for stretch in tokens.stretches.all {
        decoder.begin(stretch.count)
        NameFeatures.fill(&ahead, at: stretch.lowerBound, of: tokens)
        for index in stretch {
          swap(&keys, &ahead)
          if index + 1 < stretch.upperBound {
            NameFeatures.fill(&ahead, at: index + 1, of: tokens)
            table.fetch(ahead)
          }
          decoder.set(index &- stretch.lowerBound, keys, by: table)
        }
        let labels = decoder.labels(
          transitions, isHead: stretch.lowerBound == 0, isEnd: stretch.upperBound == tokens.count)
        names += NameLabel.names(labels, first: range.lowerBound + stretch.lowerBound)
      }
    }
    return names
  }

  /// The tokens of each sentence, but for the byline.
  private static func ranges(in document: Document) -> [Range<Int>] {
    document.sentences.filter { $0.part != .byline }.flatMap { sentence in
      stride(from: sentence.tokens.lowerBound, to: sentence.tokens.upperBound, by: longestSentence)
        .map { $0..<min($0 + longestSentence, sentence.tokens.upperBound) }
    }
  }
}
