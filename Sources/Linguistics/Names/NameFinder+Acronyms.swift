import Corpus
import Kernels

private let or = wordHash("or")

extension NameFinder {
  /// Takes an explained acronym at an opening bracket or a comma; gives the piece behind it.
  ///
  /// "International Atomic Energy Agency (IAEA)", "the IMF (International Monetary Fund)", "the
  /// Ministry of Defence, or MoD,". The letters must be those of the words, but for
  /// organisations whose names were translated ("the Kurdistan Workers' Party (PKK)").
  mutating func takeDefinition(at index: Int) -> Int? {
    guard index > 0, index + 2 < count, style != .allCapitals else { return nil }
    if isByte(0x28, at: index) {
      return takeAcronym(at: index + 1, behind: index) ?? takeExplanation(at: index)
    }
    guard isByte(0x2C, at: index), isSmall(or, at: index + 1) else { return nil }
    return takeAcronym(at: index + 2, behind: index)
  }

  // MARK: Organization (ACRONYM)

  private mutating func takeAcronym(at index: Int, behind end: Int) -> Int? {
    var index = index
    if isSmall(or, at: index) { index += 1 }
    if isSmall(SmallWord.the, at: index) { index += 1 }
    guard index + 1 < count, endsDefinition(index + 1), let acronym = acronym(at: index) else {
      return nil
    }
    if let fit = acronym.fit(buffer, before: end, text: text.span) {
      guard fit.isName else {
        acronyms[acronym.word] = -1
        return index + 1
      }
      guard let whole = whole(fit.start, end, acronym: index) else { return nil }
      explain(acronym, at: index, by: whole)
      return index + 1
    }
    guard isByte(0x28, at: end), let last = candidates.indices.last,
      candidates[last].end == piece(end - 1).end, candidates[last].kind == .organization,
      candidates[last].words > 1, acronym.isAllCapitals, acronym.letters.count < 7,
      !classes(index).contains(.wordInCapitals), gazetteerMatch(at: index) == nil
    else { return nil }
    explain(acronym, at: index, by: last)
    return index + 1
  }

  private func acronym(at index: Int) -> Acronym? {
    guard index < count, piece(index).isCapital else { return nil }
    return Acronym(text.span, in: Int(piece(index).start)..<Int(piece(index).end))
  }

  private func endsDefinition(_ index: Int) -> Bool {
    isByte(0x29, at: index) || isByte(0x2C, at: index) || isByte(0x3B, at: index)
  }

  private mutating func explain(_ acronym: Acronym, at index: Int, by whole: Int) {
    let number = Int32(truncatingIfNeeded: whole)
    var short = candidate(.rule, candidates[whole].kind, from: index, to: index + 1)
    short.acronymOf = number
    candidates[whole].context.insert(.explaining)
    if acronyms[acronym.word] == nil { acronyms[acronym.word] = number }
    candidates.append(short)
  }

  /// The candidate of all words from a first one on: the one that is there, or a new one in the
  /// place of those inside it; nil for a person whose initials are something else's ("(AP)").
  private mutating func whole(_ start: Int, _ end: Int, acronym: Int) -> Int? {
    let last = piece(end - 1).end
    if let known = candidates.indices.last, candidates[known].end == last,
      candidates[known].sentence == sentence, candidates[known].start <= piece(start).start,
      candidates[known].source != .pending
    {
      return candidates[known].kind != .person || gazetteerMatch(at: acronym) == nil ? known : nil
    }
    while let inner = candidates.last, inner.sentence == sentence,
      inner.end > piece(start).start
    {
      guard inner.acronymOf < 0, !inner.context.contains(.explaining) else { return nil }
      candidates.removeLast()
    }
    addWhole(start, end, acronym: acronym)
    return candidates.count - 1
  }

  private mutating func addWhole(_ start: Int, _ end: Int, acronym: Int) {
    if let known = gazetteerMatch(at: start), known.end == end {
      return addGazetteer(known, from: start)
    }
    add(.organization, from: start, to: end, countryEntry: -1)
    guard let known = gazetteerMatch(at: acronym), known.end == acronym + 1,
      isSpelling(of: known.entry, start..<end)
    else { return }
    candidates[candidates.count - 1].source = .gazetteer
    candidates[candidates.count - 1].kind = gazetteer.facts[Int(known.entry)].kind
    candidates[candidates.count - 1].entry = known.entry
  }

  /// Whether half of the long words of some pieces stand in the name of an entry.
  private func isSpelling(of entry: Int32, _ range: Range<Int>) -> Bool {
    var name = NamePieces()
    name.fill(Array(gazetteer.entries[Int(entry)].name.utf8))
    let long = range.filter { piece($0).end - piece($0).start > 3 && !piece($0).isPunctuation }
    let common = long.filter { index in
      (0..<name.count).contains { name.all[$0].word == piece(index).word }
    }
    return common.count * 2 >= long.count
  }

  // MARK: ACRONYM (Organization)

  private mutating func takeExplanation(at index: Int) -> Int? {
    guard let acronym = acronym(at: index - 1), let short = candidates.indices.last,
      candidates[short].start == piece(index - 1).start,
      candidates[short].end == piece(index - 1).end
    else { return nil }
    var start = index + 1
    if isSmall(SmallWord.the, at: start) { start += 1 }
    var close = start
    while close < count, close < start + 14, !isByte(0x29, at: close), !isByte(0x28, at: close) {
      close += 1
    }
    guard isByte(0x29, at: close), close > start + 1,
      let fit = acronym.fit(buffer, before: close, text: text.span), fit.start == start, fit.isName
    else { return nil }
    addWhole(start, close, acronym: index - 1)
    let whole = candidates.count - 1
    candidates[whole].context.insert(.explaining)
    candidates[short].acronymOf = Int32(truncatingIfNeeded: whole)
    if candidates[short].source == .pending {
      candidates[short].source = .rule
      candidates[short].kind = candidates[whole].kind
    }
    acronyms[acronym.word] = Int32(truncatingIfNeeded: whole)
    return close + 1
  }
}
