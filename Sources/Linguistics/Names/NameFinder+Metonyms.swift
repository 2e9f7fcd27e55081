import Corpus
import Kernels

private let to = wordHash("to")
private let according = wordHash("according")
private let from = wordHash("from")

extension NameFinder {
  /// Whether a capital stands for its government: "Washington has charged", "Moscow's demands",
  /// "the consent of Damascus", "according to Riyadh"; but "talks in Moscow", "a trip to Moscow".
  ///
  /// The words around the name decide; a name joined by "and" to another one counts with it.
  func isMetonym(from index: Int, to end: Int) -> Bool {
    if let dateline, piece(index).start < dateline.end, dateline.start <= piece(index).start {
      return false
    }
    if isBackedCompound(end) { return true }
    let before = precedingWord(index)
    if isSmall(to, at: before), before > 0, piece(before - 1).word == according { return true }
    if classes(before).contains(.placePreposition) { return false }
    if isPossessive(behind: end - 1) {
      return isGovernmentOwner(pieceBehindPossessive(end - 1))
    }
    if classes(before).contains(.partyPreposition) { return !isFollowedByNoun(end) }
    if isSmall(SmallWord.of, at: before) || isSmall(from, at: before) {
      return classes(before - 1).contains(.governmentNoun)
    }
    return isActing(behind: end)
  }

  /// "Moscow-backed", "Washington-led".
  private func isBackedCompound(_ end: Int) -> Bool {
    end < count && piece(end).isJoined && classes(end).contains(.actingVerb)
  }

  /// The word before a name, or before the name that "and" joins it to.
  private func precedingWord(_ index: Int) -> Int {
    var before = index - 1
    if isSmall(SmallWord.and, at: before), before > 0, piece(before - 1).isCapital {
      before -= 1
      while before >= 0, piece(before).isCapital { before -= 1 }
    }
    return before
  }

  /// What a possessive stands before: "Washington's own intervention", not "Moscow's streets".
  private func isGovernmentOwner(_ index: Int) -> Bool {
    var position = index
    while position < count, position < index + 4, piece(position).shape.contains(.letters) {
      if piece(position).isCapital || classes(position).contains(.localNoun) { return false }
      if classes(position).contains(.governmentNoun) { return true }
      position += 1
    }
    return position > index
  }

  /// "by Washington officials": the name only describes a noun.
  private func isFollowedByNoun(_ end: Int) -> Bool {
    classes(end).contains(.localNoun)
  }

  /// Whether a verb of somebody who acts follows, behind "and Moscow" too.
  private func isActing(behind end: Int) -> Bool {
    var next = end
    if isSmall(SmallWord.and, at: next), next + 1 < count, piece(next + 1).isCapital {
      next += 1
      while next < count, piece(next).isCapital { next += 1 }
    } else if isSmall(SmallWord.and, at: next) {
      // "Washington and its allies".
      return classes(next + 2).contains(.governmentNoun)
    }
    guard next < count, !piece(next).isCapital, piece(next).shape.contains(.letters) else {
      return false
    }
    let verb = classes(next)
    if verb.contains(.localNoun) { return false }
    return verb.contains(.actingVerb) || endsLikePastVerb(piece(next))
  }

  private func endsLikePastVerb(_ piece: NamePiece) -> Bool {
    let end = Int(piece.end)
    return piece.end - piece.start > 4 && text[end - 1] == 0x64 && text[end - 2] == 0x65
  }
}
