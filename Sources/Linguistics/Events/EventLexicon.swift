import Corpus
import Kernels

/// The words that tell of events.
package struct EventLexicon: Sendable {
  private var verbs = WordMap(minimumCapacity: 2048)
  /// Patterns of each verb: those with an object class first, of these those with a target.
  private var verbPatterns: [[VerbPattern]] = []
  /// Regular forms of verbs and the verbs' keys, while lexicons are read.
  private var forms: [(String, UInt64)] = []
  private var nouns = WordMap(minimumCapacity: 512)
  private var nounPatterns: [NounPattern] = []
  /// Keys of class and noun.
  private var objects = WordMap(minimumCapacity: 2048)
  private var objectPhrases = WordMap()
  private var operators = WordMap(minimumCapacity: 1024)

  /// - Throws: `LexiconError` at the first line that is not as its file's header says.
  package init(
    verbs: LexiconFile, nouns: LexiconFile, objects: LexiconFile, operators: LexiconFile
  ) throws(LexiconError) {
    for line in objects.lines { try readObjects(line, objects) }
    for line in verbs.lines { try readVerbs(line, verbs) }
    for index in verbPatterns.indices {
      let (special, plain) = verbPatterns[index].divided { $0.objectClass != 0 }
      let (strict, loose) = special.divided { $0.needsTarget }
      verbPatterns[index] = strict + loose + plain
    }
    for (form, key) in forms where self.verbs.value(wordHash(form)) < 0 {
      self.verbs.set(wordHash(form), to: self.verbs.value(key))
    }
    forms = []
    for line in nouns.lines { try readNouns(line, nouns) }
    for line in operators.lines { try readOperators(line, operators) }
  }

  // MARK: Looking up

  /// What a verb, or the phrase of verb and particle, may tell of: its number, or -1.
  func verb(_ key: UInt64) -> Int32 { verbs.value(key) }

  func patterns(_ verb: Int32) -> [VerbPattern] { verbPatterns[Int(verb)] }

  func noun(_ lemma: UInt64) -> NounPattern? {
    let index = nouns.value(lemma)
    return index < 0 ? nil : nounPatterns[Int(index)]
  }

  func isEventNoun(_ lemma: UInt64) -> Bool { nouns.contains(lemma) }

  func isObject(_ lemma: UInt64, of objectClass: UInt64) -> Bool {
    objects.contains(phraseHash(objectClass, lemma))
  }

  /// Whether two words are listed together in some class ("hunger_strike").
  func isObjectPhrase(_ key: UInt64) -> Bool { objectPhrases.contains(key) }

  func `operator`(_ lemma: UInt64, _ wordClass: OperatorClass) -> Operator? {
    let value = operators.value(phraseHash(wordClass.rawValue, lemma))
    return value < 0 ? nil : Operator(rawValue: UInt8(truncatingIfNeeded: value))
  }

  /// Whether a word is one of the operators that words may be beside others.
  func `is`(_ key: UInt64, _ kind: Operator) -> Bool {
    operators.contains(phraseHash(100 + UInt64(kind.rawValue), key))
  }

  func isPlural(_ lemma: UInt64) -> Bool { self.is(lemma, .plural) }

  // MARK: Reading

  private mutating func readObjects(
    _ line: LexiconFile.Line, _ file: LexiconFile
  ) throws(LexiconError) {
    guard line.fields.count == 2 else { throw file.error(line.number, "expected class and nouns") }
    for noun in line.fields[1].split(separator: " ") {
      for key in [EventLexicon.key(of: noun), EventLexicon.key(of: EventLexicon.plural(of: noun))] {
        objects.set(phraseHash(wordHash(line.fields[0]), key), to: 0)
        if noun.contains("_") { objectPhrases.set(key, to: 0) }
      }
    }
  }

  private func kind(
    _ line: LexiconFile.Line, _ file: LexiconFile
  ) throws(LexiconError) -> EventKind {
    let fields = line.fields
    guard let action = EventAction.allCases.first(where: { $0.name == fields[0] }) else {
      throw file.error(line.number, "found '\(fields[0])', expected a PLOVER action such as AID")
    }
    guard (3...4).contains(fields[2].utf8.count), fields[2].utf8.allSatisfy({ $0 &- 0x30 < 10 })
    else { throw file.error(line.number, "found '\(fields[2])', expected a CAMEO code") }
    return EventKind(
      action: action, mode: fields[1].isEmpty ? nil : fields[1], cameo: fields[2])
  }

  private mutating func readVerbs(
    _ line: LexiconFile.Line, _ file: LexiconFile
  ) throws(LexiconError) {
    guard line.fields.count == 6 else {
      throw file.error(line.number, "found \(line.fields.count) fields, expected 6")
    }
    let object = line.fields[4].drop { $0 == "@" }
    guard object.utf8.count < line.fields[4].utf8.count || object.isEmpty else {
      throw file.error(line.number, "found '\(object)', expected a class such as @talks")
    }
    let slots = line.fields[5].split { $0 == "," || $0 == "?" }.map { TargetSlot(String($0)) }
    let pattern = VerbPattern(
      kind: try kind(line, file), objectClass: object.isEmpty ? 0 : wordHash(String(object)),
      slots: slots, needsTarget: !line.fields[5].hasSuffix("?"))
    for verb in line.fields[3].split(separator: " ") {
      let key = EventLexicon.key(of: verb)
      if verbs.value(key) < 0 {
        verbs.set(key, to: Int32(truncatingIfNeeded: verbPatterns.count))
        verbPatterns.append([])
      }
      verbPatterns[Int(verbs.value(key))].append(pattern)
      if !verb.contains("_") { forms += EventLexicon.regularForms(of: verb).map { ($0, key) } }
    }
  }

  private mutating func readNouns(
    _ line: LexiconFile.Line, _ file: LexiconFile
  ) throws(LexiconError) {
    guard line.fields.count == 5, let shape = NounShape(rawValue: line.fields[3]) else {
      throw file.error(line.number, "expected action, mode, code, shape and nouns")
    }
    let pattern = NounPattern(kind: try kind(line, file), shape: shape)
    for noun in line.fields[4].split(separator: " ") {
      let number = Int32(truncatingIfNeeded: nounPatterns.count)
      nouns.set(EventLexicon.key(of: noun), to: number)
      nouns.set(EventLexicon.key(of: EventLexicon.plural(of: noun)), to: number)
    }
    nounPatterns.append(pattern)
  }

  private mutating func readOperators(
    _ line: LexiconFile.Line, _ file: LexiconFile
  ) throws(LexiconError) {
    guard line.fields.count == 3,
      let kind = Operator.allCases.first(where: { $0.name == line.fields[0] }),
      let wordClass = OperatorClass.allCases.first(where: { "\($0)" == line.fields[1] })
    else { throw file.error(line.number, "expected a kind, a class of word and words") }
    for word in line.fields[2].split(separator: " ") {
      let space = kind.isApart ? 100 + UInt64(kind.rawValue) : wordClass.rawValue
      operators.set(phraseHash(space, EventLexicon.key(of: word)), to: Int32(kind.rawValue))
      if wordClass == .noun {
        let plural = EventLexicon.key(of: EventLexicon.plural(of: word))
        operators.set(phraseHash(space, plural), to: Int32(kind.rawValue))
      }
    }
  }

  /// The regular past tense and -ing form of a verb, its last consonant doubled or not.
  ///
  /// They stand in for lemmas that no lemmatizer knows.
  private static func regularForms(of verb: Substring) -> [String] {
    if verb.hasSuffix("e") { return [verb + "d", verb.dropLast() + "ing"] }
    if verb.hasSuffix("y") { return [verb.dropLast() + "ied", verb + "ing", verb + "ed"] }
    let last = verb.suffix(1)
    return [verb + "ed", verb + "ing", verb + last + "ed", verb + last + "ing"]
  }

  /// The regular plural of a noun, or of a phrase that ends in one.
  static func plural(of noun: Substring) -> String {
    if noun.hasSuffix("y"), !["ay", "ey", "oy"].contains(where: noun.hasSuffix) {
      return noun.dropLast() + "ies"
    }
    let isHissing = ["s", "x", "ch", "sh"].contains(where: noun.hasSuffix)
    return noun + (isHissing ? "es" : "s")
  }

  /// The key of a word, or of words joined by `_`.
  static func key(of phrase: some StringProtocol) -> UInt64 {
    let words = phrase.split(separator: "_").map { wordHash(String($0)) }
    guard let first = words.first else { return 0 }
    return words.dropFirst().reduce(first) { phraseHash($0, $1) }
  }
}

extension Array {
  fileprivate func divided(_ isFirst: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
