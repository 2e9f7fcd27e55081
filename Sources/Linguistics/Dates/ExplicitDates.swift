import Corpus

/// Dates that name their parts: "22 October 2015", "Oct. 22", "2015-10-22", "Tuesday", "in 2015".
extension DateParser {
  private static let beginsParts: Role = [.weekday, .month, .ordinal, .cardinal, .tens]

  /// An explicit date, or a weekday.
  func explicit(at index: Int) -> TimeMatch? {
    let start = self[index].has(.the) ? index + 1 : index
    guard self[start].kind == .number || self[start].has(DateParser.beginsParts),
      let parts = parts(at: start, standsAlone: true), parts.isPossible
    else { return nil }
    if start > index && parts.day == nil { return nil }
    var match = TimeMatch(
      index..<parts.end, parts.resolved(from: published, direction(around: index..<parts.end)),
      granularity: parts.granularity, rule: parts.rule)
    attachDayPart(to: &match)
    attachTime(to: &match)
    return match
  }

  /// "Friday morning": the part of the day behind a day.
  func attachDayPart(to match: inout TimeMatch) {
    guard match.granularity == "day", self[match.end].has(.dayPart),
      let code = textOfEntry(match.end), !self[match.end].isMark(0x2C)
    else { return }
    match.kind = .time
    match.value = match.value.map { $0 + "T" + code }
    match.end += 1
  }

  /// The TIMEX3 code of a season, part of a day or frequency.
  func textOfEntry(_ index: Int) -> String? {
    let text = Int(entry(index).text)
    return text >= 0 ? reader.lexicon.texts[text] : nil
  }

  /// The parts of a date that begins at `index`.
  ///
  /// - Parameter standsAlone: False inside a range, where the other end supports a bare number.
  func parts(at index: Int, standsAlone: Bool) -> DateParts? {
    let lexeme = self[index]
    if lexeme.has(.weekday), let parts = weekday(at: index, standsAlone) { return parts }
    if lexeme.has(.month), let parts = monthFirst(at: index) { return parts }
    if let parts = numeric(at: index) { return parts }
    if let parts = dayFirst(at: index) { return parts }
    return yearFirst(at: index, standsAlone)
  }

  /// "October 22, 2015", "Oct.
  ///
  /// 22", "October 2015", "October".
  private func monthFirst(at index: Int) -> DateParts? {
    let lexeme = self[index]
    let month = Int(entry(index).calendar)
    var next = index + 1
    if lexeme.has(.short), self[next].isMark(0x2E), self[next].isGlued,
      self[next + 1].kind != .end
    {
      next += 1
    }
    let afterName = next
    next = behindJoint(next)
    if self[next].isMark(0x2C), dayNumber(at: next + 1) != nil, self[next + 1].has(.ordinal) {
      next += 1
    }
    if self[next].has(.the) { next += 1 }
    if let day = dayNumber(at: next), !isClock(at: next) {
      guard isMonth(index, followedBy: next) else { return nil }
      var parts = DateParts(month: month, day: day.value, end: day.end, rule: "month and day")
      if let year = year(behind: behindJoint(day.end)) {
        parts.year = year.value
        parts.end = year.end
        parts.rule = "month, day and year"
      } else {
        parts.year = yearOfList(from: day.end - 1)
      }
      return parts
    }
    if let year = year(behind: behindJoint(afterName)) {
      guard lexeme.isCapitalized || !lexeme.has(.ambiguous) else { return nil }
      return DateParts(
        year: year.value, month: month, end: year.end, rule: "month and year")
    }
    guard isMonthAlone(index) else { return nil }
    return DateParts(month: month, end: afterName, rule: "month")
  }

  /// Whether a month's word with a day behind it is a month.
  private func isMonth(_ index: Int, followedBy day: Int) -> Bool {
    let lexeme = self[index]
    if lexeme.isCapitalized || !lexeme.has([.ambiguous, .short]) { return true }
    return self[day].has(.ordinal) || year(behind: day + 1) != nil || lexeme.has(.short)
  }

  /// Whether a month's word without day and year is a month: "in May", and not "may" or "March".
  private func isMonthAlone(_ index: Int) -> Bool {
    let (lexeme, before) = (self[index], self[index - 1])
    let after = self[index + 1]
    let isInRange =
      (after.isDash && after.isGlued || after.has(.to)) && self[index + 2].has(.month)
      || before.isDash
    let supported =
      isInRange || before.has(Role.beforeMonth) || before.has(.the) && self[index - 2].has(.in)
    if lexeme.has(.ambiguous) {
      return lexeme.isCapitalized && supported && !after.isCapitalized
        && (isInRange || !(after.isDash && after.isGlued))
    }
    if lexeme.has(.short) { return supported && !before.has(.pastTense) }
    // A month as a first name or part of one: "April Jones", "June Carter".
    let isName =
      self[index + 1].isCapitalized && self[index + 1].kind == .word && self[index + 1].entry == 0
    return supported || !isName
  }

  /// "22 October 2015", "the 22nd of October", "23/Sep/2020".
  private func dayFirst(at index: Int) -> DateParts? {
    guard let day = dayNumber(at: index) ?? dayInWords(at: index),
      !self[index - 1].has(.startsCurrency) || self[index - 1].has(.preposition)
    else { return nil }
    var next = behindJoint(day.end)
    let hasOf = self[next].has(.of)
    if hasOf { next += 1 }
    guard self[next].has(.month) else { return nil }
    let lexeme = self[next]
    guard lexeme.isCapitalized || !lexeme.has(.ambiguous) || hasOf || self[index].has(.ordinal)
    else { return nil }
    // "669 March": a number with its own noun.
    var parts = DateParts(
      month: Int(entry(next).calendar), day: day.value, end: next + 1, rule: "day and month")
    if self[parts.end].isMark(0x2E), self[parts.end].isGlued, lexeme.has(.short),
      self[parts.end + 1].kind != .end
    {
      parts.end += 1
    }
    if let year = year(behind: behindJoint(parts.end)) {
      parts.year = year.value
      parts.end = year.end
      parts.rule = "day, month and year"
    }
    return parts
  }

  /// "twenty-five" in front of a month's full name.
  private func dayInWords(at index: Int) -> (value: Int, end: Int)? {
    guard self[index].kind == .word, self[index].has([.cardinal, .tens]),
      reader.roles.contains(.month), let number = reader.number(at: index),
      number.kind == .cardinal, self[number.end].has(.month),
      !self[number.end].has([.ambiguous, .short]),
      (1...31).contains(number.value)
    else { return nil }
    return (Int(number.value), number.end)
  }

  /// Behind a "/" or "-" that is glued to what stands on both sides.
  func behindJoint(_ index: Int) -> Int {
    let joint = self[index]
    let isJoint = joint.isGlued && self[index + 1].isGlued && (joint.isDash || joint.isMark(0x2F))
    return isJoint ? index + 1 : index
  }

  /// A day of the month: one or two digits, "22nd", "twenty-second".
  func dayNumber(at index: Int) -> (value: Int, end: Int)? {
    let lexeme = self[index]
    if lexeme.kind == .number {
      guard lexeme.isPlainInteger || lexeme.flags.contains(.ordinal), lexeme.digits <= 2,
        !lexeme.flags.contains(.inName), let value = Int(exactly: lexeme.value),
        (1...31).contains(value)
      else { return nil }
      return (value, index + 1)
    }
    guard lexeme.has([.ordinal, .tens]), let phrase = reader.number(at: index),
      phrase.kind == .ordinal, let value = Int(exactly: phrase.value), (1...31).contains(value)
    else { return nil }
    return (value, phrase.end)
  }
}
