import Corpus
import Kernels

/// A name that a rule found: the piece behind it, and the gazetteer entry with its country, or -1.
struct RuleMatch {
  let end: Int
  let country: Int32
}

extension NameFinder {
  /// The end of an organisation's name that begins at a piece: "Socialist Equality Party",
  /// "Ministry of Defence", "US Air Force".
  func organizationMatch(at index: Int, known: GazetteerMatch?) -> RuleMatch? {
    guard style != .byline else { return nil }
    var end = index
    var best = -1
    var country: Int32 = -1
    if let known { country = countryEntry(known) }
    // "Newfoundland and Labrador Court of Appeal": nothing divides a known name.
    if let known, gazetteer.facts[Int(known.entry)].kind == .person || known.end > index + 1 {
      end = known.end
    }
    let limit = min(count, index + 8)
    while end < limit {
      let word = piece(end)
      let isKnownFirst = end == index && known != nil
      guard word.isCapital,
        isKnownFirst || word.classes.isDisjoint(with: .noName)
      else {
        guard let next = connector(at: end, from: index, known: known) else { break }
        end = next
        continue
      }
      if end > index, !(word.isJoined || word.shape.contains(.spaced)) { break }
      if word.classes.contains(.title), !word.classes.contains(.organizationHead) { break }
      end += 1
      if word.classes.contains(.organizationHead) {
        let whole = organizationObject(behind: end, country: &country)
        if whole > end || end - 1 > index { best = whole }
        if whole > end { break }
      }
    }
    if end > index {
      best = max(best, companyEnd(behind: end) > end ? companyEnd(behind: end) : -1)
    }
    return best < 0 ? nil : RuleMatch(end: best, country: country)
  }

  private func countryEntry(_ match: GazetteerMatch) -> Int32 {
    gazetteer.facts[Int(match.entry)].country < 0 ? -1 : match.entry
  }

  /// The piece behind "&" or "and" inside a name.
  private func connector(at index: Int, from start: Int, known: GazetteerMatch?) -> Int? {
    guard index > start, index + 1 < count, piece(index + 1).isCapital else { return nil }
    if isByte(0x26, at: index) { return index + 1 }
    guard known == nil, isSmall(SmallWord.and, at: index), style == .normal,
      !piece(start).classes.contains(.forename), title(before: start) == nil
    else { return nil }
    let next = piece(index + 1)
    guard next.classes.isDisjoint(with: .newName),
      gazetteerMatch(at: index + 1) == nil
    else { return nil }
    return index + 1
  }

  /// The piece behind "of Foreign Affairs", "for Democracy", "of the European Union".
  private func organizationObject(behind index: Int, country: inout Int32) -> Int {
    var end = index
    while end < count, end < index + 10 {
      guard
        isSmall(SmallWord.of, at: end) || isSmall(SmallWord.forWord, at: end)
          || (isSmall(SmallWord.on, at: end) && end == index)
      else { break }
      var start = end + 1
      if isSmall(SmallWord.the, at: start) { start += 1 }
      let stop = objectEnd(from: start, country: &country)
      guard stop > start else { break }
      end = stop
    }
    return end
  }

  /// The end of a run of capitals that an organisation is for or of.
  private func objectEnd(from start: Int, country: inout Int32) -> Int {
    var end = start
    while end < count, end < start + 6 {
      let word = piece(end)
      guard word.isCapital, word.classes.isDisjoint(with: .calendarOrTitle),
        end == start || word.isJoined || word.shape.contains(.spaced)
      else {
        guard end > start, isSmall(SmallWord.and, at: end), end + 1 < count,
          piece(end + 1).isCapital, country < 0, gazetteerMatch(at: end + 1) == nil,
          piece(end + 1).classes.isDisjoint(with: .newName)
        else { break }
        end += 1
        continue
      }
      if let match = gazetteerMatch(at: end) {
        if gazetteer.facts[Int(match.entry)].kind == .person { break }
        if country < 0 { country = countryEntry(match) }
        end = match.end
        if gazetteer.facts[Int(match.entry)].kind == .place { break }
      } else {
        end += 1
      }
    }
    return end
  }
}
