package import Corpus

/// All repairs of characters, in the order that lets each see what those before it made.
package struct TextRepair: Sendable {
  private let composition: CanonicalComposition

  /// The ligatures of Latin letters that fonts have become letters.
  private let dividesLigatures: Bool

  package init(composition: CanonicalComposition, dividesLigatures: Bool = false) {
    self.composition = composition
    self.dividesLigatures = dividesLigatures
  }

  /// Repairs a text.
  ///
  /// Where it has no flaw, `edit` is not called.
  ///
  /// - Parameter edit: Puts replacements into the text, and returns the text that they make.
  package func run(on text: [UInt8], edit: ([TracedText.Replacement]) -> [UInt8]) {
    var text = text
    if dividesLigatures {
      let ligatures = Ligatures.replacements(in: text)
      if !ligatures.isEmpty { text = edit(ligatures) }
    }
    var flaws = TextFlaws.find(in: text, composition: composition)
    guard !flaws.isEmpty else { return }
    func change(_ replacements: [TracedText.Replacement]) {
      guard !replacements.isEmpty else { return }
      text = edit(replacements)
      flaws = TextFlaws.find(in: text, composition: composition)
    }
    if flaws.contains(.entities) { change(Entities.replacements(in: text)) }
    for _ in 0..<Mojibake.rounds where flaws.contains(.mojibake) {
      let replacements = Mojibake.replacements(in: text)
      guard !replacements.isEmpty else { break }
      change(replacements)
    }
    if flaws.contains(.characters) { change(OddCharacters.replacements(in: text)) }
    if flaws.contains(.composition) { change(composition.replacements(in: text)) }
  }
}
