import Corpus

/// Who a quotation is from, and the verb that says so, as positions of tokens.
struct Attribution {
  enum Place {
    /// The verb stands before the quotation, in its sentence.
    case before
    /// The verb stands behind it.
    case after
    /// The quotation goes on after one that has a verb.
    case continued
    /// The sentence before tells of the speaker's words.
    case introduced
  }

  /// The verb with words that belong to it ("refer to as", "according to").
  ///
  /// Nil where a colon alone introduces the words.
  var cue: Range<Int>?
  var speaker: NounPhrase?
  var place: Place
  var frame: CueVerb.Frame

  /// The same for quotations of one statement.
  var key: Int { cue?.lowerBound ?? speaker?.tokens.lowerBound ?? 0 }
}

extension QuoteScene {
  /// The last token at or before `token` that is no adverb.
  func skippingAdverbs(leftFrom token: Int, limit: Int) -> Int {
    var token = token
    while token >= limit, has(token, .adverb), !has(token, .inside) { token -= 1 }
    return token
  }

  func skippingAdverbs(rightFrom token: Int, limit: Int) -> Int {
    var token = token
    while token < limit, has(token, .adverb), !has(token, .inside) { token += 1 }
    return token
  }

  /// "according to", "(in the) words of".
  func isSourcePhrase(_ token: Int) -> Bool {
    if isWord(token, KeyWord.according) { return isWord(token + 1, KeyWord.to) }
    return isWord(token, KeyWord.words) && isWord(token + 1, KeyWord.of)
  }

  /// Whether "X" stands where only a noun can, though it is a verb's form too.
  func isUsedAsNoun(_ token: Int, _ form: CueVerbs.Form, limit: Int) -> Bool {
    guard token > limit else { return form.kinds.isDisjoint(with: [.past, .gerund]) }
    let before = skippingAdverbs(leftFrom: token - 1, limit: limit)
    guard before >= limit else { return false }
    let isFinitePast = form.kinds.contains(.past)
    if has(before, [.determiner, .possessive]), !has(before, .be) || isGenitive(before) {
      return !isWord(before, KeyWord.that) || !isFinitePast
    }
    if form.kinds.isDisjoint(with: [.base, .third]) { return false }
    if isWord(before, KeyWord.to) || has(before, [.modal, .negation, .personal]) { return false }
    if has(before, .preposition) { return true }
    if form.kinds.contains(.base), !form.kinds.contains(.past) {
      return !has(before, .plural) && (verb(form).isNoun || !mayBePlural(before))
    }
    guard verb(form).isNoun else { return false }
    let subject = has(before, .speaker) || isCapitalized(before) || has(before, .subordinator)
    return !subject
  }

  private func mayBePlural(_ token: Int) -> Bool {
    let range = document.tokens[token].range
    guard !isPunctuation(token), !has(token, .inside) else { return false }
    return isCapitalized(token) || document.text.bytes[Int(range.end) - 1] == 0x73
      || has(token, [.coordinator, .subordinator])
  }

  /// Whether a form of "be" makes a participle passive.
  func isPassive(_ token: Int, _ form: CueVerbs.Form, limit: Int) -> Bool {
    guard form.kinds.contains(.participle) else { return false }
    let before = skippingAdverbs(leftFrom: token - 1, limit: limit)
    return before >= limit && has(before, .be) && !has(before, .inside)
  }
}
