import Corpus
import Kernels

extension NameFinder {
  /// The end of a place name that begins at a piece: "Western Syria", "Mount Kenya",
  /// "Orinoco River".
  func placeMatch(at index: Int, known: GazetteerMatch?) -> RuleMatch? {
    guard style != .byline else { return nil }
    if let match = partOfPlace(at: index) { return match }
    if let match = placeBehindFront(at: index) { return match }
    return placeWithHead(at: index, known: known)
  }

  private func partOfPlace(at index: Int) -> RuleMatch? {
    guard piece(index).classes.contains(.direction), index + 1 < count,
      piece(index + 1).isCapital, !piece(index + 1).isPunctuation,
      let part = gazetteerMatch(at: index + 1),
      gazetteer.facts[Int(part.entry)].kind == .place
    else { return nil }
    return RuleMatch(end: part.end, country: part.entry)
  }

  private func placeBehindFront(at index: Int) -> RuleMatch? {
    guard piece(index).classes.contains(.placeFront) else { return nil }
    var start = index + 1
    if isSmall(SmallWord.of, at: start) { start += 1 }
    if isSmall(SmallWord.the, at: start) { start += 1 }
    var end = start
    while end < count, end < start + 2, isPlaceWord(end) { end += 1 }
    guard end > start else { return nil }
    let part = gazetteerMatch(at: start)
    return RuleMatch(end: end, country: part?.entry ?? -1)
  }

  private func placeWithHead(at index: Int, known: GazetteerMatch?) -> RuleMatch? {
    var end = known?.end ?? index + 1
    guard isPlaceWord(index), end < count else { return nil }
    let limit = min(count, index + 4)
    while end < limit, isPlaceWord(end) {
      end += 1
      if piece(end - 1).classes.contains(.placeHead) {
        return RuleMatch(end: end, country: known?.entry ?? -1)
      }
    }
    return nil
  }

  private func isPlaceWord(_ index: Int) -> Bool {
    let word = piece(index)
    return word.isCapital && word.shape.contains(.letters)
      && word.classes.isDisjoint(with: .noNameOrTitle)
      && (word.isJoined || word.shape.contains(.spaced) || word.shape.contains(.first))
  }
}
