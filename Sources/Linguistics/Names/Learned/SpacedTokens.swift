/// Tokens put back into a text.
struct SpacedTokens {
  private(set) var text: [UInt8] = []
  private(set) var ranges: [Range<Int>] = []

  /// Tokens that stand in a given text one after another; nil where they do not.
  init?(_ tokens: [[UInt8]], in given: [UInt8]?) {
    guard let given else { return nil }
    text = given
    var start = 0
    for token in tokens {
      while start < given.count, given[start] == 0x20 || given[start] == 0x09 { start += 1 }
      guard given[start...].starts(with: token) else { return nil }
      ranges.append(start..<start + token.count)
      start += token.count
    }
  }

  /// Tokens with spaces where English has them.
  init(joining tokens: [[UInt8]]) {
    var isOpen = false
    var isGlued = true
    for token in tokens {
      let form = String(decoding: token, as: UTF8.self)
      var isLeft = isGlued
      isGlued = false
      if form == "\"" {
        if isOpen { isLeft = true } else { isGlued = true }
        isOpen.toggle()
      } else if form == "''" || form == "”" || form == "’" || SpacedTokens.isLeft(form) {
        isLeft = true
      } else if SpacedTokens.gluing.contains(form) {
        isGlued = true
      }
      if !isLeft { text.append(0x20) }
      ranges.append(text.count..<text.count + token.count)
      text += token
    }
  }

  private static let gluing: Set<String> = ["``", "“", "‘", "(", "[", "{", "$", "£", "€"]
  private static let endings: Set<String> = [
    "'s", "'S", "’s", "n't", "N'T", "n’t", "'re", "'ve", "'ll", "'d", "'m", "’re", "’ve", "’ll",
    "’d", "’m", "...", "…", "'",
  ]

  /// Whether nothing stands between the token and the one before.
  private static func isLeft(_ form: String) -> Bool {
    endings.contains(form) || form.utf8.allSatisfy { ".,;:!?%)]}".utf8.contains($0) }
  }
}
