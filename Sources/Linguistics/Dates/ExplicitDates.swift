import Corpus
import Kernels

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

  private func weekday(at index: Int, _ standsAlone: Bool) -> DateParts? {
    let lexeme = self[index]
    guard !lexeme.has(.repeated), lexeme.isCapitalized || !lexeme.has(.short) else { return nil }
    let weekday = Int(entry(index).calendar)
    var next = index + 1
    if self[next].isMark(0x2E), self[next].isGlued, lexeme.has(.short) { next += 1 }
    let afterName = next
    if self[next].isMark(0x2C) { next += 1 }
    if self[next].has(.the) { next += 1 }
    if self[next].isDash, self[next].isGlued { next += 1 }
    if !self[next].has(.weekday), var parts = parts(at: next, standsAlone: false), parts.day != nil,
      parts.weekday == nil
    {
      parts.weekday = weekday
      parts.rule = "weekday and date"
      return parts
    }
    if self[next].isMark(0x28), var parts = parts(at: next + 1, standsAlone: false),
      parts.day != nil, parts.month != nil, self[parts.end].isMark(0x29)
    {
      parts.weekday = weekday
      parts.end += 1
      parts.rule = "weekday and date"
      return parts
    }
    // "on Tuesday, the first time": an ordinal in words behind a comma begins something else.
    let beginsAnew = self[afterName].isMark(0x2C) && self[next].kind == .word
    if !beginsAnew, let day = dayNumber(at: next), next > afterName || self[next].has(.ordinal),
      !self[next - 1].isMark(0x2C), !isClock(at: next), !isRank(next, day.end)
    {
      return DateParts(
        day: day.value, weekday: weekday, end: day.end, rule: "weekday and day of month")
    }
    guard !lexeme.has(.short) || isBesideWeekday(index), !isNamed(index) else { return nil }
    return DateParts(weekday: weekday, end: afterName, rule: "weekday")
  }

  /// "announced on Tuesday the first generation": an ordinal in words with its noun.
  private func isRank(_ start: Int, _ end: Int) -> Bool {
    self[start].kind == .word && self[end].kind == .word && !self[end].has([.endsNoun, .of])
  }

  /// "Mon or Tue", "Mon-Fri": short names that stand by each other.
  private func isBesideWeekday(_ index: Int) -> Bool {
    let (before, after) = (self[index - 1], self[index + 1])
    let isJoint = { (joint: Lexeme) in joint.has([.or, .and, .to]) || joint.isDash }
    return self[index].isCapitalized
      && (isJoint(before) && self[index - 2].has(.weekday)
        || isJoint(after) && self[index + 2].has(.weekday))
  }

  /// "Black Friday", "Super Tuesday", "Bloody Sunday": a name in front of the weekday.
  private func isNamed(_ index: Int) -> Bool {
    let before = self[index - 1]
    guard index > 1, before.kind == .word, before.isCapitalized, before.entry == 0,
      !self[index].isGlued
    else { return false }
    return DateParser.weekdayNames.contains(before.word)
  }

  private static let weekdayNames: Set<UInt64> = Set(
    ["black", "super", "bloody", "cyber", "giving", "holy", "fat", "maundy", "sheffield"].map {
      wordHash($0)
    })

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

  /// "2017 April", "2015", and whether a bare number is a year.
  private func yearFirst(at index: Int, _ standsAlone: Bool) -> DateParts? {
    guard let year = yearNumber(at: index) else {
      guard self[index - 1].has([.in, .to]) || !standsAlone,
        let words = yearInWords(at: index)
      else { return nil }
      return DateParts(year: words.value, end: words.end, rule: "year in words")
    }
    let next = behindJoint(index + 1)
    if self[next].has(.month), !self[next].has(.ambiguous) || self[next].isCapitalized {
      var parts = DateParts(
        year: year, month: Int(entry(next).calendar), end: next + 1, rule: "year and month")
      if let day = dayNumber(at: behindJoint(next + 1)) {
        parts.day = day.value
        parts.end = day.end
        parts.rule = "year, month and day"
      }
      return parts
    }
    if let parts = yearAndMonthNumber(at: index, year) { return parts }
    guard !standsAlone || isYear(index) else { return nil }
    return DateParts(year: year, end: index + 1, rule: "year")
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

  /// "2015-12", but not "2015-16", which is two years.
  private func yearAndMonthNumber(at index: Int, _ year: Int) -> DateParts? {
    let (dash, month) = (self[index + 1], self[index + 2])
    guard dash.isDash || dash.isMark(0x2F), dash.isGlued, month.isGlued, month.isPlainInteger,
      month.digits <= 2, let number = Int(exactly: month.value), (1...12).contains(number),
      number != year % 100 + 1, !(self[index + 3].isDash && self[index + 3].isGlued)
    else { return nil }
    return DateParts(year: year, month: number, end: index + 3, rule: "year and month number")
  }

  /// "two thousand and fifteen", "nineteen ninety-six".
  private func yearInWords(at index: Int) -> (value: Int, end: Int)? {
    guard self[index].kind == .word, self[index].has(.cardinal),
      let first = reader.number(at: index), first.kind == .cardinal
    else { return nil }
    if (1100...2100).contains(first.value), let year = Int(exactly: first.value) {
      return (year, first.end)
    }
    guard (11...20).contains(first.value), self[first.end].has([.cardinal, .tens]),
      let second = reader.number(at: first.end), (10...99).contains(second.value),
      second.kind == .cardinal
    else { return nil }
    return (Int(first.value) * 100 + Int(second.value), second.end)
  }

  /// A year behind a month or day, with a comma or "of" in between.
  func year(behind index: Int) -> (value: Int, end: Int)? {
    var next = index
    if self[next].isMark(0x2C) || self[next].has([.of, .in]) { next += 1 }
    if let year = yearNumber(at: next), !isClock(at: next) { return (year, next + 1) }
    return shortYear(at: next) ?? yearInWords(at: next)
  }

  /// "'68", and "68" behind "of": two digits that no day of a month has.
  func shortYear(at index: Int) -> (value: Int, end: Int)? {
    let isMarked = self[index].isMark(0x27) && self[index + 1].isGlued && !self[index].isGlued
    let digits = self[isMarked ? index + 1 : index]
    guard digits.isPlainInteger, digits.digits == 2, isMarked || self[index - 1].has(.of),
      isMarked || digits.whole > 31,
      !self[isMarked ? index + 2 : index + 1].isGlued
        || self[isMarked ? index + 2 : index + 1].kind == .punctuation
    else { return nil }
    return (
      digits.whole < 30 ? 2000 + digits.whole : 1900 + digits.whole, index + (isMarked ? 2 : 1)
    )
  }

  /// Four digits that can be a year.
  func yearNumber(at index: Int) -> Int? {
    let lexeme = self[index]
    guard lexeme.isPlainInteger, lexeme.digits == 4, let year = Int(exactly: lexeme.value),
      (1000...2199).contains(year)
    else { return nil }
    return year
  }

  /// Whether four digits that stand alone are a year and not a number of things.
  private func isYear(_ index: Int) -> Bool {
    let (before, after) = (self[index - 1], self[index + 1])
    let isInNumber =
      after.isDash && self[index + 2].kind == .number
      || before.isDash && self[index - 2].kind == .number
    if isInNumber { return false }
    let isGluedAfter = after.isGlued && after.kind == .word
    let isGluedBefore =
      self[index].isGlued && index > 0
      && !(before.isMark(0x28) || before.isMark(0x3D) || before.isMark(0x27) || before.isMark(0x22)
        || before.isDash)
    if isGluedAfter || isGluedBefore || after.has([.magnitude, .nameBefore]) { return false }
    if before.has([.startsCurrency, .nameBefore]) && !before.has(.preposition) { return false }
    if after.isMark(0x25) || after.isMark(0x24) || after.has(.startsUnit) { return false }
    let value = self[index].value
    let supported = before.has([.preposition, .of, .position, .from, .between, .the])
    guard (1900...2099).contains(value) || supported else { return false }
    if after.has(.timeUnit) || after.kind == .number && !after.has(.ordinal) { return false }
    // "2000 soldiers" counts; "2015 elections" tells when.
    let isRound = value.truncatingRemainder(dividingBy: 100) == 0
    let isCounting = after.kind == .word && after.roles.isEmpty && !after.isCapitalized
    return !isCounting || !(isRound || value < 1900) || before.has(.the)
  }
}
