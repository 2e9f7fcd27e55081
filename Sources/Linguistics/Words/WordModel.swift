import Kernels

/// A trained model of words: tagger, lemmatizer and parser.
package struct WordModel: Sendable {
  /// How a sentence is parsed.
  package enum Mode: String, Sendable, CaseIterable {
    /// By the best move each time.
    case fast
    /// By the best of several parses that are followed side by side.
    case accurate = "default"
  }

  typealias Parser = ParserScores<ByteTable, ByteTable>

  package let labels: WordLabels
  let tagger: Tagger<ByteTable, ByteTable>
  let lemmatizer: Lemmatizer
  let parser: Parser
  let mode: Mode

  /// Reads a model file; of the two parsers, only the one that is asked for.
  package init(_ file: ModelFile, mode: Mode) throws(ModelError) {
    try WordModel.checkFeatures(file)
    labels = try WordModel.labels(file)
    tagger = try WordModel.tagger(file, labels)
    lemmatizer = try WordModel.lemmatizer(file)
    parser = try WordModel.parser(file, mode, labels)
    self.mode = mode
  }

  /// - Throws: `ModelError` where the model's weights are of other features than ours.
  private static func checkFeatures(_ file: ModelFile) throws(ModelError) {
    let advice = "the model is of another version of the program; train it anew"
    guard file.has("features") else {
      throw ModelError(path: file.path, byte: 0, "found no section 'features': \(advice)")
    }
    var reader = try file.section("features")
    let found = try reader.uint64()
    guard found == FeatureLayout.fingerprint else {
      throw reader.error(
        "found the features \(hexadecimal(found)), expected "
          + "\(hexadecimal(FeatureLayout.fingerprint)): \(advice)")
    }
    try reader.finish()
  }

  private static func labels(_ file: ModelFile) throws(ModelError) -> WordLabels {
    var reader = try file.section("labels")
    let labels = WordLabels(
      universal: try reader.strings(), penn: try reader.strings(), relations: try reader.strings())
    for names in [labels.universal, labels.penn, labels.relations]
    where !(1...255).contains(names.count) {
      throw reader.error("found \(names.count) labels, expected 1 to 255")
    }
    try reader.finish()
    return labels
  }

  private static func tagger(
    _ file: ModelFile, _ labels: WordLabels
  ) throws(ModelError) -> Tagger<ByteTable, ByteTable> {
    var reader = try file.section("tagger")
    let tagger = Tagger(
      penn: try reader.byteWeights(labels: labels.penn.count),
      universal: try reader.byteWeights(labels: labels.universal.count),
      pennCount: labels.penn.count, universalCount: labels.universal.count)
    try reader.finish()
    return tagger
  }

  private static func parser(
    _ file: ModelFile, _ mode: Mode, _ labels: WordLabels
  ) throws(ModelError) -> Parser {
    var reader = try file.section("parser-\(mode.rawValue)")
    let parser = Parser(
      moves: try reader.byteWeights(labels: Move.allCases.count),
      relations: try reader.byteWeights(labels: labels.relations.count),
      relationCount: labels.relations.count)
    try reader.finish()
    return parser
  }

  private static func lemmatizer(_ file: ModelFile) throws(ModelError) -> Lemmatizer {
    var reader = try file.section("lemmas")
    var lemmatizer = Lemmatizer()
    for _ in 0..<(try reader.uint16()) {
      let choice = try reader.bytes(2)
      guard let change = EditScript.Case(rawValue: choice[0]) else {
        throw reader.error("found the case \(choice[0])")
      }
      let added = try reader.bytes(Int(try reader.uint16()))
      lemmatizer.scripts.append(EditScript(change: change, cut: choice[1], added: added))
    }
    for _ in 0..<(try reader.uint32()) {
      let key = try reader.uint64()
      let number = try reader.uint16()
      guard Int(number) < lemmatizer.scripts.count else {
        throw reader.error("found script \(number) of \(lemmatizer.scripts.count)")
      }
      lemmatizer.rules.set(key, to: Int32(number))
    }
    try reader.finish()
    return lemmatizer
  }
}

extension Lemmatizer {
  /// The section of a model file.
  var section: ModelWriter {
    var writer = ModelWriter()
    writer.append(UInt16(scripts.count))
    for script in scripts {
      writer.append(bytes: [script.change.rawValue, script.cut])
      writer.append(UInt16(script.added.count))
      writer.append(bytes: script.added)
    }
    writer.append(UInt32(keys.count))
    for (key, number) in zip(keys, numbers) {
      writer.append(key)
      writer.append(number)
    }
    return writer
  }
}
