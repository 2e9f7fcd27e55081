package import Corpus
import Kernels

/// A pronoun of the third person in the singular, or "they".
package enum Pronoun: Sendable {
  case he, she, it, they

  /// - Parameter word: `Token.word`.
  package init?(word: UInt64) {
    guard let pronoun = Pronoun.byWord[word] else { return nil }
    self = pronoun
  }

  private static let byWord: [UInt64: Pronoun] = [
    wordHash("he"): .he, wordHash("him"): .he, wordHash("his"): .he, wordHash("himself"): .he,
    wordHash("she"): .she, wordHash("her"): .she, wordHash("hers"): .she,
    wordHash("herself"): .she, wordHash("it"): .it, wordHash("its"): .it,
    wordHash("itself"): .it, wordHash("they"): .they, wordHash("them"): .they,
    wordHash("their"): .they,
  ]
}

/// Finds the name that a pronoun stands for.
///
/// Asked for are kind, gender as far as forename or title tell it, and nearness; subjects come
/// before other names, and names inside quotations do not count.
package struct PronounReader: Sendable {
  private enum Gender: Int32 { case female, male }

  private var genders = WordMap(minimumCapacity: 2048)

  /// - Parameter words: `female` or `male`, and forenames and titles separated by spaces.
  package init(_ words: LexiconFile) throws(LexiconError) {
    for line in words.lines {
      let gender: Gender? =
        switch line.fields[0] {
        case "female": .female
        case "male": .male
        default: nil
        }
      guard let gender, line.fields.count == 2 else {
        throw words.error(
          line.number, "found '\(line.fields[0])', expected female or male, and words")
      }
      for word in line.fields[1].split(separator: " ") {
        let bytes = Array(word.utf8)
        genders.set(NameFolding.hash(of: bytes.span, in: 0..<bytes.count), to: gender.rawValue)
      }
    }
  }

  /// The mention that a pronoun stands for: the best of those before it in its own sentence and the
  /// three before; nil where none fits.
  ///
  /// - Parameter offset: Byte of the text where the pronoun begins.
  package func mention(
    for pronoun: Pronoun, before offset: Int32, in document: Document
  ) -> Int? {
    var number = firstMention(from: offset, in: document)
    guard let sentence = document.sentences.lastIndex(where: { $0.range.start <= offset }) else {
      return nil
    }
    var best: (score: Int, mention: Int)?
    while number > 0 {
      number -= 1
      let mention = document.mentions[number]
      let distance = sentence - Int(mention.sentence)
      guard distance < 4, document.sentences[Int(mention.sentence)].part == .body else { break }
      guard let fit = fit(mention, pronoun, document), !isQuoted(mention, document) else {
        continue
      }
      let score = fit + (isSubject(mention, document) ? 3 : 0) - 2 * distance
      // Of names as good, the nearest one before in the same sentence, else the first of its own.
      if score > best?.score ?? .min || distance > 0 && score == best?.score {
        best = (score, number)
      }
    }
    return best?.mention
  }

  private func firstMention(from offset: Int32, in document: Document) -> Int {
    var (low, high) = (0, document.mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if document.mentions[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How well kind and gender fit: 2 where the gender is known, 0 where it may be; nil where not.
  private func fit(_ mention: Mention, _ pronoun: Pronoun, _ document: Document) -> Int? {
    let entity = document.entities[Int(mention.entity)]
    switch pronoun {
    case .it:
      return entity.kind == .organization || mention.isMetonym ? 2 : entity.kind == .place ? 0 : nil
    case .they: return entity.kind == .organization || entity.kind == .group ? 0 : nil
    case .he, .she:
      guard entity.kind == .person else { return nil }
      guard let gender = gender(of: mention, entity, document) else { return 0 }
      return (gender == .female) == (pronoun == .she) ? 2 : nil
    }
  }

  /// What title or forename say.
  private func gender(of mention: Mention, _ entity: Entity, _ document: Document) -> Gender? {
    if let role = mention.role, let last = gender(document.bytes(role).split(separator: 0x20).last)
    {
      return last
    }
    return gender(Array(entity.name.utf8)[...].split(separator: 0x20).first)
  }

  private func gender(_ word: ArraySlice<UInt8>?) -> Gender? {
    guard let word else { return nil }
    let bytes = Array(word)
    return Gender(rawValue: genders.value(NameFolding.hash(of: bytes.span, in: 0..<bytes.count)))
  }

  private func isQuoted(_ mention: Mention, _ document: Document) -> Bool {
    var (low, high) = (0, document.quotes.count)
    while low < high {
      let middle = (low + high) / 2
      if document.quotes[middle].range.end <= mention.range.start {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < document.quotes.count && document.quotes[low].range.overlaps(mention.range)
  }

  /// By syntax where the document has it; else whether the name begins its sentence.
  private func isSubject(_ mention: Mention, _ document: Document) -> Bool {
    guard document.words.count == document.tokens.count else {
      let first = document.sentences[Int(mention.sentence)].tokens.lowerBound
      return mention.tokens.lowerBound - first < 4
    }
    return mention.tokens.contains { token in
      let label = Int(document.words[token].label)
      guard document.wordNames.relations.indices.contains(label) else { return false }
      return document.wordNames.relations[label].hasPrefix("nsubj")
    }
  }
}
