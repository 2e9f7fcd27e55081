import Corpus

/// Walks through the sentences of one document and notes what may be a name.
struct NameFinder {
  /// How much a capital says in a sentence.
  enum Style {
    case normal
    /// Nearly every word has a capital, as in headlines.
    case headline
    case allCapitals
    case byline
  }

  private let knowledge: NameKnowledge
  let text: [UInt8]
  let tokens: [Token]
  let published: Day?
  let dateline: ByteRange?

  var candidates: [NameCandidate] = []
  /// From an acronym that the article explains to the candidate that it stands for, or to -1 where
  /// that is no name ("gross domestic product (GDP)").
  var acronyms: [UInt64: Int32] = [:]

  // The sentence at hand.
  private(set) var buffer = NamePieces()
  private(set) var style = Style.normal
  private(set) var sentence: Int32 = 0

  init(
    knowledge: NameKnowledge, text: [UInt8], tokens: [Token], published: Day?,
    dateline: ByteRange?
  ) {
    self.knowledge = knowledge
    self.text = text
    self.tokens = tokens
    self.published = published
    self.dateline = dateline
    candidates.reserveCapacity(tokens.count / 16 + 8)
  }

  var gazetteer: Gazetteer { knowledge.gazetteer }
  var words: NameWords { knowledge.words }
  var count: Int { buffer.count }

  /// Makes a sentence the one at hand.
  mutating func read(_ sentence: Sentence, number: Int32) {
    self.sentence = number
    buffer.fill(tokens, in: sentence.tokens, text: text, words: words)
    style = sentence.part == .byline ? .byline : style(of: sentence)
  }

  mutating func scan(_ sentence: Sentence, number: Int32) {
    read(sentence, number: number)
    var index = 0
    while index < buffer.count {
      let piece = buffer.all[index]
      if piece.isCapital {
        index = takeName(at: index)
      } else if piece.shape.contains(.letters), startsSmallName(index) {
        index = takeSmallName(at: index)
      } else if piece.isPunctuation, let next = takeDefinition(at: index) {
        index = next
      } else {
        index += 1
      }
    }
  }

  private func style(of sentence: Sentence) -> Style {
    guard buffer.capitals > 2 else { return .normal }
    if buffer.allCapitals * 10 >= buffer.letters * 7 { return .allCapitals }
    // Of a body sentence nearly all words must have capitals; a title is short of small words.
    let isHeadline =
      sentence.part == .title
      ? buffer.longSmallWords * 5 < buffer.capitals
      : buffer.letters > 4 && buffer.capitals * 10 >= buffer.letters * 7
    return isHeadline ? .headline : .normal
  }

  /// Whether a small word may begin a name: `al-Qaeda`, or an entry that is written small.
  private func startsSmallName(_ index: Int) -> Bool {
    gazetteer.mayBegin(small: buffer.all[index].word)
  }

  private mutating func takeSmallName(at index: Int) -> Int {
    guard let match = gazetteerMatch(at: index) else { return index + 1 }
    addGazetteer(match, from: index)
    return match.end
  }

  /// Takes the longest name that begins at a capital; gives the piece to go on from.
  private mutating func takeName(at index: Int) -> Int {
    let known = gazetteerMatch(at: index)
    guard style != .allCapitals else {
      guard let known else { return index + 1 }
      addGazetteer(known, from: index)
      return known.end
    }
    let classes = buffer.all[index].classes
    if known == nil, !classes.isDisjoint(with: .noName) { return index + 1 }
    let title = title(before: index)
    let organization = organizationMatch(at: index, known: known)
    let person = personMatch(at: index, known: known, hasTitle: title != nil)
    let place = placeMatch(at: index, known: known)
    let other = otherMatch(at: index)
    let knownEnd = known?.end ?? index
    let organizationEnd = organization?.end ?? index
    let placeEnd = place?.end ?? index
    let personEnd = person ?? index
    let ruleEnd = max(max(organizationEnd, placeEnd), max(personEnd, other ?? index))
    let end = max(knownEnd, ruleEnd)
    if let known, knownEnd == end {
      addGazetteer(known, from: index, title: title)
    } else if let organization, organizationEnd == end {
      add(.organization, from: index, to: end, countryEntry: organization.country)
    } else if let place, placeEnd == end {
      add(.place, from: index, to: end, countryEntry: place.country)
    } else if other == end {
      add(.other, from: index, to: end, countryEntry: -1)
    } else if end > index, isInside(index), !isForename(index) {
      add(.place, from: index, to: end, countryEntry: -1)
    } else if end > index {
      addPerson(from: index, to: end, title: title)
    } else {
      return takePending(at: index)
    }
    return end
  }

  /// Whether a word such as "in" stands before: unknown capitals are a place then.
  private func isInside(_ index: Int) -> Bool { classes(index - 1).contains(.insidePreposition) }
  private func isForename(_ index: Int) -> Bool { buffer.all[index].classes.contains(.forename) }

  // MARK: Noting candidates

  mutating func addGazetteer(_ match: GazetteerMatch, from index: Int, title: Title? = nil) {
    let kind = gazetteer.facts[Int(match.entry)].kind
    var index = index
    var role = title?.range
    if kind == .person, let own = ownTitle(of: match.entry, from: index, to: match.end) {
      role = own
      index += 1
    }
    var candidate = candidate(.gazetteer, kind, from: index, to: match.end)
    candidate.entry = match.entry
    if kind == .person { candidate.role = role }
    if gazetteer.governments[Int(match.entry)] >= 0 {
      candidate.isMetonym = isMetonym(from: index, to: match.end)
    }
    candidates.append(candidate)
  }

  /// The title that a known form begins with ("King Salman"), which stands outside the name.
  private func ownTitle(of entry: Int32, from index: Int, to end: Int) -> ByteRange? {
    let first = buffer.all[index]
    guard end > index + 1, classes(index).contains(.title) else { return nil }
    let form = text[Int(first.start)..<Int(buffer.all[end - 1].end)]
    let name = gazetteer.entries[Int(entry)].name
    return form.elementsEqual(name.utf8) ? nil : ByteRange(Int(first.start), Int(first.end))
  }

  mutating func add(_ kind: EntityKind, from index: Int, to end: Int, countryEntry: Int32) {
    var candidate = candidate(.rule, kind, from: index, to: end)
    candidate.countryEntry = countryEntry
    if countryEntry < 0 { candidate.countryEntry = countryEntryBefore(index) }
    candidates.append(candidate)
  }

  private mutating func addPerson(from index: Int, to end: Int, title: Title?) {
    var candidate = candidate(.rule, .person, from: index, to: end)
    candidate.role = title?.range
    if let title { candidate.countryEntry = countryEntryBefore(title.start) }
    candidates.append(candidate)
  }

  /// Notes a capitalised word, with what hyphens bind to it, to be resolved later.
  private mutating func takePending(at index: Int) -> Int {
    let piece = buffer.all[index]
    guard piece.shape.contains(.letters), piece.end - piece.start > 1 else { return index + 1 }
    var end = index + 1
    while end < count, buffer.all[end].isJoined, buffer.all[end].isCapital { end += 1 }
    var start = index
    if piece.isJoined, index > 0, classes(index - 1).contains(.particle) { start = index - 1 }
    var candidate = candidate(.pending, .person, from: start, to: end)
    if isInside(start) { candidate.context.insert(.inside) }
    if isSmall(SmallWord.the, at: start - 1) { candidate.context.insert(.afterArticle) }
    if piece.classes.contains(.forename) { candidate.context.insert(.forename) }
    if index == start { candidate.role = title(before: index)?.range }
    if piece.shape.contains(.allCapitals) { candidate.context.insert(.allCapitals) }
    if piece.shape.contains(.first) { candidate.context.insert(.first) }
    if style == .headline { candidate.context.insert(.headline) }
    if !piece.classes.isDisjoint(with: .noCall) { candidate.context.insert(.ordinary) }
    candidates.append(candidate)
    return end
  }

  func candidate(
    _ source: NameCandidate.Source, _ kind: EntityKind, from index: Int, to end: Int
  ) -> NameCandidate {
    let first = buffer.all[index]
    let last = buffer.all[end - 1]
    var candidate = NameCandidate(
      source: source, kind: kind, start: first.start, end: last.end, sentence: sentence,
      tokens: Int(first.token)..<Int(last.token) + 1)
    candidate.words = words(index..<end)
    candidate.firstWord = first.word
    candidate.lastWord = last.word
    if last.isJoined {
      var start = end - 1
      while start > index, buffer.all[start].isJoined { start -= 1 }
      candidate.lastToken = key(start..<end)
    }
    return candidate
  }

  /// How many words with white space between them.
  func words(_ range: Range<Int>) -> Int {
    var count = 1
    for index in range.dropFirst() where !buffer.all[index].isJoined { count += 1 }
    return count
  }

  private func key(_ range: Range<Int>) -> UInt64 {
    var key = buffer.all[range.lowerBound].word
    for index in range.dropFirst() { key = phraseKey(key, buffer.all[index].word) }
    return key
  }
}
