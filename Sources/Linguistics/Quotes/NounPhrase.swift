import Corpus

/// The words that name someone: "Pentagon Press Secretary Peter Cook", "US officials", "it".
struct NounPhrase: Equatable {
  /// All words, with those that hang on the head.
  var tokens: Range<Int>
  /// The last word of the part that names.
  var head: Int
}

extension QuoteScene {
  /// The noun phrase whose last word is `last`, as far left as `limit`.
  func nounPhrase(endingAt last: Int, limit: Int) -> NounPhrase? {
    guard last >= limit, !has(last, .inside), document.tokens[last].shape.contains(.letters)
    else { return nil }
    if has(last, [.personal]) { return NounPhrase(tokens: last..<(last + 1), head: last) }
    let name = mention(at: last).map { document.mentions[$0].tokens }
    if let name, name.lowerBound >= limit {
      return extended(name.lowerBound..<(last + 1), limit: limit)
    }
    if isCapitalized(last), !has(last, .boundary), !has(last, [.determiner, .time]) {
      return extended(last..<(last + 1), limit: limit)
    }
    guard !has(last, .boundary), !has(last, .time) || has(last, .speaker) else { return nil }
    return lowercasePhrase(endingAt: last, limit: limit)
  }

  /// A name with its titles: "former Russian Foreign Minister", "Tunisia's coach".
  private func extended(_ name: Range<Int>, limit: Int) -> NounPhrase {
    var start = name.lowerBound
    while start > limit, name.upperBound - start < 14, joins(start - 1, to: start) { start -= 1 }
    if start > limit, isArticle(start - 1) { start -= 1 }
    return NounPhrase(tokens: start..<name.upperBound, head: name.upperBound - 1)
  }

  private func isArticle(_ token: Int) -> Bool {
    has(token, .determiner) && !has(token, [.subordinator, .inside])
  }

  /// Whether a word belongs to the name that begins behind it.
  private func joins(_ token: Int, to next: Int) -> Bool {
    if has(token, .inside) { return false }
    if isJoint(token) || (next > 0 && isJoint(next)) { return true }
    if isGenitive(token) { return true }
    if isPunctuation(token) { return false }
    if isWord(token, KeyWord.of) {
      return token > 0 && isCapitalized(next)
        && (isCapitalized(token - 1) || has(token - 1, .person))
        && has(token - 1, [.speaker, .title, .modifier])
    }
    if has(token, .particle) { return isCapitalized(next) && token > 0 && isCapitalized(token - 1) }
    if isCapitalized(token) {
      if has(token, .title) || has(token, .speaker) || has(token, .modifier) { return true }
      if has(token, .boundary.union(.determiner).union(.time)) { return false }
      guard mention(at: token) != nil else { return true }
      return isGenitive(next) || mention(at: next) == nil || mention(at: next) == mention(at: token)
    }
    return has(token, [.person, .modifier, .title]) && !has(token, .boundary)
  }

  /// "several US officials", "the report".
  private func lowercasePhrase(endingAt last: Int, limit: Int) -> NounPhrase? {
    var start = last
    while start > limit, last - start < 7 {
      let token = start - 1
      if has(token, .inside) { break }
      if isGenitive(token) || isJoint(token) || isJoint(start) {
        start = token
        continue
      }
      if isPunctuation(token) || has(token, .boundary) || isFiniteCue(token) { break }
      start = token
      if has(token, [.determiner, .possessive]) { break }
    }
    return NounPhrase(tokens: start..<(last + 1), head: last)
  }

  private func isFiniteCue(_ token: Int) -> Bool {
    guard let form = cueForm(token), !isCapitalized(token) else { return false }
    if form.kinds.contains(.past) { return true }
    return !verb(form).isNoun && !form.kinds.isDisjoint(with: [.base, .third])
  }

  /// The noun phrase whose first word is `first`, as far right as `limit`.
  func nounPhrase(startingAt first: Int, limit: Int) -> NounPhrase? {
    guard first < limit, !has(first, .inside), !isPunctuation(first) else { return nil }
    if has(first, .personal) { return NounPhrase(tokens: first..<(first + 1), head: first) }
    var end = first
    var hasDeterminer = false
    while end < limit, has(end, [.determiner, .possessive]) {
      (end, hasDeterminer) = (end + 1, true)
    }
    guard end < limit, let head = phraseEnd(from: end, limit: limit, hasDeterminer) else {
      return has(first, .someone) ? NounPhrase(tokens: first..<(first + 1), head: first) : nil
    }
    return NounPhrase(tokens: first..<(head + 1), head: head)
  }

  /// The last word of a phrase that begins, behind its determiner, at `first`.
  private func phraseEnd(from first: Int, limit: Int, _ hasDeterminer: Bool) -> Int? {
    var end = first
    var sawName = false
    var sawSpeaker = false
    while end < limit, end - first < 14, !has(end, .inside) {
      if isGenitive(end) || isPluralGenitive(end), end > first, end + 1 < limit {
        sawName = false
        end += 1
        continue
      }
      if let name = mention(at: end).map({ document.mentions[$0].tokens.upperBound }),
        name <= limit, name > end
      {
        if sawName, end > first, mention(at: end - 1) != nil { break }
        (end, sawName) = (name, true)
        continue
      }
      let joint = isJoint(end) || (end > first && isJoint(end - 1))
      if end > first, has(end, [.determiner, .possessive]), !isGenitive(end) { break }
      if isPunctuation(end) || has(end, .boundary), !joint {
        guard joinsRight(end, limit: limit, first: first) else { break }
        end += 1
        continue
      }
      if isCapitalized(end) {
        if has(end, .time) { break }
        sawName = true
      } else {
        let endsPhrase = (isFiniteCue(end) || has(end, .time)) && !joint
        let isNoun = has(end, .speaker) || joint || !sawName && (!sawSpeaker || namesAgent(end))
        if endsPhrase || !isNoun { break }
      }
      sawSpeaker = sawSpeaker || has(end, .speaker)
      end += 1
    }
    guard end > first, sawName || sawSpeaker || hasDeterminer else { return nil }
    return end - 1
  }

  /// Whether a word ends as nouns for people do: "planner", "economist", "physician".
  private func namesAgent(_ token: Int) -> Bool {
    let word = document.bytes(document.tokens[token].range)
    return agentEndings.contains { word.count > $0.count + 2 && word.suffix($0.count) == $0[...] }
  }

  /// "Secretary of State", "Ursula von der Leyen".
  private func joinsRight(_ token: Int, limit: Int, first: Int) -> Bool {
    guard token > first, token + 1 < limit, !isPunctuation(token) else { return false }
    if has(token, .particle) { return isCapitalized(token - 1) && isCapitalized(token + 1) }
    guard isWord(token, KeyWord.of), has(token - 1, .speaker.union(.title)) else { return false }
    return isCapitalized(token + 1) && isCapitalized(token - 1)
  }
}

private let agentEndings: [[UInt8]] = [
  "er", "or", "ers", "ors", "ist", "ists", "ian", "ians", "man",
]
.map { Array($0.utf8) }
