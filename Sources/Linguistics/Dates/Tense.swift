import Kernels

extension DateParser {
  /// Whether the words around an expression speak of what is behind or ahead.
  ///
  /// The nearest verb form in front of it decides, else the nearest behind it, else the past:
  /// news tells what happened.
  func direction(around range: Range<Int>) -> Direction {
    if self[range.lowerBound - 1].word == words.since { return .past }
    let before = self[range.lowerBound - (self[range.lowerBound - 1].has(.on) ? 2 : 1)].word
    let isAhead = before == words.by || words.isUntil(before) || words.isStart(before)
    return tense(from: range.lowerBound - 1, by: -1) ?? tense(from: range.upperBound, by: 1)
      ?? (isAhead ? .future : .nearest)
  }

  private func tense(from start: Int, by step: Int) -> Direction? {
    var index = start
    var remaining = 40
    while index >= 0, index < reader.count, remaining > 0 {
      let lexeme = self[index]
      if lexeme.has(.futureTense), !isMonthName(index) { return .future }
      if isBehindBe(index) {
        index += step
        remaining -= 1
        continue
      }
      if lexeme.has(.pastTense) { return remaining > 28 ? .past : .nearest }
      if step < 0, isInfinitive(index) { return .future }
      if lexeme.kind == .word, lexeme.entry == 0, endsInEd(lexeme) {
        return remaining > 28 ? .past : .nearest
      }
      index += step
      remaining -= 1
    }
    return nil
  }

  /// "be sentenced", "be held": the verb in front of "be" says when.
  ///
  /// "could not be printed" tells what happened.
  private func isBehindBe(_ index: Int) -> Bool {
    guard self[index - 1].word == words.be else { return false }
    return self[index - 2].word != words.not || self[index - 3].word != words.could
  }

  private func isMonthName(_ index: Int) -> Bool {
    self[index].has(.month) && self[index].isCapitalized && index > 0
  }

  /// "are to meet": "to" and a word in small letters, with no past form close in front of it.
  private func isInfinitive(_ index: Int) -> Bool {
    let (to, verb) = (self[index], self[index + 1])
    guard to.has(.to), to.has(.endsNoun), !to.isCapitalized, verb.kind == .word,
      !verb.isCapitalized, verb.entry == 0 || verb.word == words.be
    else { return false }
    for before in max(0, index - 6)..<max(0, index) {
      let lexeme = self[before]
      if lexeme.has(.pastTense) || lexeme.entry == 0 && endsInEd(lexeme) { return false }
    }
    return true
  }

  func endsInEd(_ lexeme: Lexeme) -> Bool {
    let end = Int(lexeme.end)
    guard end - Int(lexeme.start) > 3, end <= text.count, !lexeme.isCapitalized else {
      return false
    }
    return text[end - 1] == 0x64 && text[end - 2] == 0x65 && text[end - 3] != 0x65
  }
}
