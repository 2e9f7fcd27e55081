import Kernels

/// How a line of each lexicon becomes an entry. Each returns whether the line could be read.
extension MeasureTables {
  mutating func add(_ fields: [String], of name: String) -> Bool {
    switch name {
    case "months": addCalendar(fields, role: .month)
    case "weekdays": addCalendar(fields, role: .weekday)
    case "seasons": addSeason(fields)
    case "day-parts": addText(fields, role: .dayPart)
    case "frequencies": addText(fields, role: .frequency)
    case "time-units": addTimeUnit(fields)
    case "number-words": addNumber(fields)
    case "grammar-words": addGrammarWord(fields)
    case "tense-cues": addTense(fields)
    case "noun-phrase-ends": addRole(.endsNoun, to: fields[0])
    case "holidays": addHoliday(fields)
    case "time-references": addReference(fields)
    case "bounds": addBound(fields)
    case "vague-amounts": addVagueAmount(fields)
    case "units": addUnit(fields)
    case "currencies": addCurrency(fields)
    default: false
    }
  }

  private mutating func addRole(_ role: Role, to word: String) -> Bool {
    change(wordHash(word)) { $0.roles.insert(role) }
    return true
  }

  private mutating func addCalendar(_ fields: [String], role: Role) -> Bool {
    guard fields.count == 3, let number = Int8(fields[1]) else { return false }
    let form: [String: Role] = [
      "name": [], "ambiguous": .ambiguous, "short": .short, "plural": .repeated,
    ]
    guard let extra = form[fields[2]] else { return false }
    change(wordHash(fields[0])) {
      $0.roles.formUnion([role, extra])
      $0.calendar = number
    }
    return true
  }

  private mutating func addSeason(_ fields: [String]) -> Bool {
    guard fields.count == 3, let month = Int8(fields[2]) else { return false }
    let text = Int32(texts.count)
    texts.append(fields[1])
    change(wordHash(fields[0])) {
      $0.roles.insert(.season)
      $0.calendar = month
      $0.text = text
    }
    return true
  }

  private mutating func addText(_ fields: [String], role: Role) -> Bool {
    guard fields.count == 2 else { return false }
    let text = Int32(texts.count)
    texts.append(fields[1])
    change(wordHash(fields[0])) {
      $0.roles.insert(role)
      $0.text = text
    }
    return true
  }

  private mutating func addTimeUnit(_ fields: [String]) -> Bool {
    guard fields.count == 3, let unit = TimeUnit(rawValue: fields[1]) else { return false }
    let extra: Role = fields[2] == "plural" ? .repeated : fields[2] == "short" ? .short : []
    change(wordHash(fields[0])) {
      $0.roles.formUnion([.timeUnit, extra])
      $0.unit = unit
    }
    return true
  }

  private mutating func addNumber(_ fields: [String]) -> Bool {
    let roles: [String: Role] = [
      "cardinal": .cardinal, "tens": .tens, "magnitude": .magnitude, "suffix": .suffix,
      "plural": .plural, "ordinal": .ordinal, "fraction": .fraction,
    ]
    guard fields.count == 3, let role = roles[fields[1]], let value = Double(fields[2]) else {
      return false
    }
    change(wordHash(fields[0])) {
      $0.roles.insert(role)
      $0.number = value
    }
    return true
  }

  private mutating func addGrammarWord(_ fields: [String]) -> Bool {
    guard fields.count == 3, let role = Role.named[fields[1]], let code = Int8(fields[2]) else {
      return false
    }
    change(wordHash(fields[0])) {
      $0.roles.insert(role)
      if code != 0 { $0.calendar = code }
    }
    return true
  }

  private mutating func addTense(_ fields: [String]) -> Bool {
    guard fields.count == 2, fields[1] == "past" || fields[1] == "future" else { return false }
    return addRole(fields[1] == "past" ? .pastTense : .futureTense, to: fields[0])
  }

  private mutating func addHoliday(_ fields: [String]) -> Bool {
    guard fields.count == 3, let holiday = Holiday(kind: fields[1], day: fields[2]) else {
      return false
    }
    let first = holidayPhrases.add(fields[0], number: holidays.count)
    holidays.append(holiday)
    change(first) { $0.roles.insert(.startsHoliday) }
    return true
  }

  private mutating func addReference(_ fields: [String]) -> Bool {
    guard fields.count == 2 else { return false }
    let first = referencePhrases.add(fields[0], number: references.count)
    references.append(fields[1])
    change(first) { $0.roles.insert(.startsReference) }
    return true
  }

  private mutating func addBound(_ fields: [String]) -> Bool {
    guard fields.count == 3, let bound = Bound(side: fields[1], kind: fields[2]) else {
      return false
    }
    let phrase = bound.isBefore ? fields[0] : PhraseTable.behind + " " + fields[0]
    let first = boundPhrases.add(phrase, number: bounds.count)
    bounds.append(bound)
    if bound.isBefore { change(first) { $0.roles.insert(.startsBound) } }
    return true
  }

  private mutating func addVagueAmount(_ fields: [String]) -> Bool {
    guard fields.count == 4 else { return false }
    let amount = VagueAmount(
      value: Double(fields[1]), minimum: Double(fields[2]), maximum: Double(fields[3]))
    let first = vaguePhrases.add(fields[0], number: vagueAmounts.count)
    vagueAmounts.append(amount)
    change(first) { $0.roles.insert(.startsVague) }
    return true
  }

  private mutating func addUnit(_ fields: [String]) -> Bool {
    guard fields.count == 2 else { return false }
    let first = unitPhrases.add(fields[0], number: units.count)
    units.append(fields[1])
    change(first) { $0.roles.insert(.startsUnit) }
    return true
  }

  private mutating func addCurrency(_ fields: [String]) -> Bool {
    guard fields.count == 4, let place = Currency.Place(rawValue: fields[2]),
      let worth = Double(fields[3])
    else { return false }
    let first = currencyPhrases.add(fields[0], number: currencies.count)
    currencies.append(Currency(code: fields[1], place: place, worth: worth))
    change(first) { $0.roles.insert(.startsCurrency) }
    return true
  }
}
