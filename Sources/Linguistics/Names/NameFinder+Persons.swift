import Corpus
import Kernels

/// A title in front of a name: its first piece, and its bytes.
struct Title {
  /// A longer row of such words is no title; so the search is short whatever stands there.
  static let mostPieces = 12

  let start: Int
  let range: ByteRange
}

/// Words that several rules ask for.
enum SmallWord {
  static let of = wordHash("of")
  static let the = wordHash("the")
  static let and = wordHash("and")
  static let forWord = wordHash("for")
  static let on = wordHash("on")
  static let may = wordHash("may")
}

extension NameFinder {
  /// The title that ends right before a piece: "Foreign Secretary", "Secretary of State".
  func title(before index: Int) -> Title? {
    var start = index - 1
    guard start >= 0, piece(index).shape.contains(.spaced) else { return nil }
    if classes(start).contains(.titleObject), piece(start).isCapital {
      var before = start - 1
      if isSmall(SmallWord.the, at: before) { before -= 1 }
      guard isSmall(SmallWord.of, at: before), classes(before - 1).contains(.title) else {
        return nil
      }
      start = before - 1
    } else if !isTitle(start) {
      return nil
    }
    let end = index - 1
    while start > 0, index - start < Title.mostPieces,
      !classes(start - 1).isDisjoint(with: .titleWords),
      !piece(start - 1).isPunctuation
    {
      start -= 1
    }
    return Title(start: start, range: ByteRange(Int(piece(start).start), Int(piece(end).end)))
  }

  /// Whether a word is a title; small, "major" and "general" are mostly adjectives.
  private func isTitle(_ index: Int) -> Bool {
    let classes = classes(index)
    return classes.contains(.title)
      && (piece(index).isCapital || !classes.contains(.titleModifier))
  }

  /// The end of a person's name that begins at a piece, where the words around it say so.
  func personMatch(at index: Int, known: GazetteerMatch?, hasTitle: Bool) -> Int? {
    guard isPersonWord(index) else { return nil }
    let first = piece(index)
    if let known, !mayBePerson(known, hasTitle: hasTitle, at: index) { return nil }
    let isForename = first.classes.contains(.forename) || first.shape.contains(.initial)
    let end = personEnd(from: index, isShort: style == .headline)
    let wordCount = words(index..<end)
    if hasTitle {
      if style == .headline, !isForename { return index + 1 }
      return end
    }
    guard wordCount > 1 else { return nil }
    if isForename { return end }
    return known == nil && isUnknownPerson(from: index, to: end, words: wordCount) ? end : nil
  }

  /// Whether a known name may be the head of a person's name all the same ("Jordan Henderson").
  private func mayBePerson(_ known: GazetteerMatch, hasTitle: Bool, at index: Int) -> Bool {
    if gazetteer.facts[Int(known.entry)].kind == .person { return true }
    guard known.end == index + 1, piece(index).classes.contains(.forename) else { return false }
    return index + 1 < count && gazetteerMatch(at: index + 1) == nil
  }

  /// Two or three unknown words with capitals in the middle of plain text are mostly a person.
  private func isUnknownPerson(from index: Int, to end: Int, words: Int) -> Bool {
    if style == .byline { return true }
    guard style == .normal, words < 5, !followsNameOrMark(index) else { return false }
    for position in index..<end {
      let word = piece(position)
      if word.shape.contains(.allCapitals) { return false }
      if !word.classes.isDisjoint(with: .noUnknownPerson) { return false }
      if word.isCapital, gazetteerMatch(at: position) != nil { return false }
    }
    return true
  }

  /// Behind an article, a quotation mark or another capital, a run of capitals is no person.
  private func followsNameOrMark(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = piece(index - 1)
    if before.isPunctuation {
      return isByte(0x22, at: index - 1) || text[Int(before.start)] == 0xE2
    }
    if before.isCapital, !before.classes.contains(.function) { return true }
    return before.word == SmallWord.the || before.word == wordA || before.word == wordAn
  }

  /// Whether a capitalised word can be part of a person's name.
  private func isPersonWord(_ index: Int) -> Bool {
    let word = piece(index)
    guard word.isCapital, word.shape.contains(.letters), !word.shape.contains(.digits) else {
      return false
    }
    if word.classes.isDisjoint(with: .noPerson) { return true }
    if word.classes.contains(.forename), word.classes.contains(.ordinary),
      word.classes.isDisjoint(with: .noForename)
    {
      return true
    }
    // "Theresa May", "J. Will": a forename before it says more.
    return index > 0 && piece(index - 1).classes.contains(.forename)
      && word.classes.isDisjoint(with: .noSurname)
      && (!word.classes.contains(.calendar) || word.word == SmallWord.may)
  }

  /// Where a person's name ends that begins at a piece.
  private func personEnd(from index: Int, isShort: Bool) -> Int {
    var end = index + 1
    var tokens = 1
    let limit = isShort ? 2 : 5
    while end < count, tokens < limit || piece(end).isJoined {
      let next = piece(end)
      if next.isPunctuation || !(next.isJoined || next.shape.contains(.spaced)) { break }
      if next.isCapital {
        guard isPersonWord(end), next.classes.contains(.forename) || !isGroup(end) else { break }
        end += 1
        if !next.isJoined { tokens += 1 }
      } else if next.isJoined {
        guard next.end - next.start < 5, tokens > 1,
          !classes(end).contains(.actingVerb)
        else { break }
        end += 1
      } else {
        guard let behind = particlesEnd(from: end), behind < count, isPersonWord(behind) else {
          break
        }
        end = behind + 1
        tokens += 1
      }
    }
    return end
  }

  private func isGroup(_ index: Int) -> Bool {
    guard let match = gazetteerMatch(at: index) else { return false }
    return gazetteer.facts[Int(match.entry)].kind == .group
  }

  /// The piece behind one or two particles ("van der").
  private func particlesEnd(from index: Int) -> Int? {
    var end = index
    while end < count, end < index + 3, !piece(end).isCapital, classes(end).contains(.particle) {
      end += 1
    }
    return end > index ? end : nil
  }
}

private let wordA = wordHash("a")
private let wordAn = wordHash("an")
