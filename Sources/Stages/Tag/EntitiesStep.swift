package import Configuration
package import Corpus
import Kernels
package import Linguistics

/// `entities`: names and whom they name.
///
/// Option `gazetteers`: files, or folders with `.tsv` files, that take the place of the program's
/// own gazetteers. Option `own-gazetteers`: more of them, read behind the others. Where two have the
/// same form of a name, the later one wins. Sentences in them that are tests are tagged, and what
/// comes out otherwise is a mistake.
///
/// Option `model`: a model file of the user's own, or "none" for rules alone; the program's own is
/// left out where it is not there. Option `titles`: "outside" of a person's name, or "inside".
package struct EntitiesStep: Step {
  package static let contract = Contract(needs: [.text, .sentences, .tokens], adds: [.mentions])

  package let tagger: NameTagger

  package init(_ options: Options) throws(ConfigurationError) {
    let given = options.files("gazetteers")
    let own = options.files("own-gazetteers") ?? []
    let modelName = options.string("model")
    let ownModel = modelName == nil || modelName == "none" ? nil : options.file("model")
    let titles = options.choice("titles", of: ["outside", "inside"], default: "outside")
    options.finish()
    let words = [
      try options.ownLexicon("lexicons/en/name-words.tsv"),
      try options.ownLexicon("lexicons/names/forenames.tsv"),
      try options.ownLexicon("lexicons/names/given-names.tsv"),
      try options.ownLexicon("lexicons/names/surnames.tsv"),
    ]
    let offices = try options.ownLexicon("lexicons/en/offices.tsv")
    var files: [LexiconFile] = []
    if let given {
      for reference in given { files += try EntitiesStep.lexicons(of: reference) }
    } else {
      let names = try EntitiesStep.ownGazetteers(options)
      for name in names { files.append(try options.ownLexicon("gazetteers/\(name)")) }
    }
    for reference in own { files += try EntitiesStep.lexicons(of: reference) }
    let model = modelName == "none" ? nil : try EntitiesStep.model(ownModel, options)
    do {
      tagger = try NameTagger(
        gazetteer: try Gazetteer(files), words: try NameWords(words), offices: offices,
        model: model, keepsTitles: titles == "inside")
    } catch {
      throw ConfigurationError(file: options.source.name, place: options.place, "\(error)")
    }
    try noteFailures(of: files, options)
  }

  /// Tags the tests in gazetteers, and notes what comes out otherwise than they say.
  private func noteFailures(
    of files: [LexiconFile], _ options: Options
  ) throws(ConfigurationError) {
    guard files.contains(where: { !$0.tests.isEmpty }) else { return }
    do {
      let segment = SegmentStep(
        try SegmentLexicons { try options.ownLexicon("lexicons/en/\($0)") })
      for file in files {
        for line in file.tests {
          let test = try GazetteerTest(line, of: file)
          var document = Document(key: "", record: Array(test.sentence.utf8), isStructured: true)
          document.metadata.published = test.published
          try segment.process(&document)
          tagger.tag(&document)
          for mistake in test.mistakes(in: document) { options.mistake("\(mistake)") }
        }
      }
    } catch let error as ConfigurationError {
      throw error
    } catch {
      throw ConfigurationError(file: options.source.name, place: options.place, "\(error)")
    }
  }

  package func process(_ document: inout Document) throws(Rejection) {
    tagger.tag(&document)
  }

  /// The user's model, or else the program's own if it is there.
  private static func model(
    _ own: FileReference?, _ options: Options
  ) throws(ConfigurationError) -> NameModel? {
    let path = "models/entities.model"
    guard own != nil || FileSystem.exists(options.source.data.path(of: path)) else { return nil }
    return try options.model(own, orOwn: path) { try NameModel($0) }
  }

  private static func ownGazetteers(_ options: Options) throws(ConfigurationError) -> [String] {
    let folder = options.source.data.path(of: "gazetteers")
    do {
      return try FileSystem.names(in: folder).filter { $0.hasSuffix(".tsv") }
    } catch {
      throw ConfigurationError(file: options.source.name, place: options.place, "\(error)")
    }
  }

  /// The file itself, or the `.tsv` files of a folder in the order of their names.
  private static func lexicons(
    of reference: FileReference
  ) throws(ConfigurationError) -> [LexiconFile] {
    guard FileSystem.isFolder(reference.path) else { return [try reference.lexicon()] }
    var files: [LexiconFile] = []
    do {
      for name in try FileSystem.names(in: reference.path) where name.hasSuffix(".tsv") {
        let path = "\(reference.path)/\(name)"
        let shown = "\(reference.name)/\(name)"
        files.append(try LexiconFile(try reference.source.read(path, name: shown), path: shown))
      }
    } catch {
      throw reference.error("\(error)")
    }
    return files
  }
}
