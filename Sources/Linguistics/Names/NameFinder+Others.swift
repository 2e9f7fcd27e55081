import Corpus

extension NameFinder {
  /// The end of the name of an event, a work or a rule: "Webb Ellis Cup", "Operation Barbarossa".
  func otherMatch(at index: Int) -> Int? {
    guard style == .normal || style == .headline else { return nil }
    if piece(index).classes.contains(.otherFront) { return endBehindFront(index) }
    var end = index
    var best: Int?
    while end < count, end < index + 6, isNameWord(end) {
      end += 1
      if end - 1 > index, piece(end - 1).classes.contains(.otherHead) { best = end }
    }
    return best
  }

  private func endBehindFront(_ index: Int) -> Int? {
    var end = index + 1
    while end < count, end < index + 4, isNameWord(end) { end += 1 }
    return end > index + 1 ? end : nil
  }

  private func isNameWord(_ index: Int) -> Bool {
    let word = piece(index)
    return word.isCapital && word.shape.contains(.letters)
      && word.classes.isDisjoint(with: .noNameOrTitle)
      && (word.isJoined || word.shape.contains(.spaced) || word.shape.contains(.first))
  }
}
