import Corpus
import Kernels

/// Whom a pronoun can stand for.
enum Gender: Int32, Sendable {
  case male, female, either
}

/// Which forenames are those of men and of women.
package struct NameGenders: Sendable {
  private var map = WordMap(minimumCapacity: 4096)

  /// - Parameters:
  ///   - forenames: Classes and forenames; all names of its first class are those of men, unless
  ///     the other file says more.
  ///   - genders: `female`, `either` or `male`, and forenames.
  /// - Throws: `LexiconError` at the first line that is not as its file's header says.
  package init(forenames: LexiconFile, genders: LexiconFile) throws(LexiconError) {
    for line in forenames.lines where line.fields.count == 2 {
      add(line.fields[1], .male)
    }
    let classes: [String: Gender] = ["female": .female, "either": .either, "male": .male]
    for line in genders.lines {
      guard line.fields.count == 2, let gender = classes[line.fields[0]] else {
        throw genders.error(line.number, "expected female, either or male, and forenames")
      }
      add(line.fields[1], gender)
    }
  }

  private mutating func add(_ names: String, _ gender: Gender) {
    for name in names.split(separator: " ") {
      map.set(wordHash(String(name)), to: gender.rawValue)
    }
  }

  /// Nil for names that no list has.
  func gender(forename word: UInt64) -> Gender? { Gender(rawValue: map.value(word)) }
}

extension QuoteScene {
  /// The gender of each entity that is a person, by the title before one of its mentions or by
  /// its forename.
  func gendersOfEntities() -> [Gender?] {
    var genders = document.entities.map { entity in
      entity.kind == .person ? words.genders.gender(forename: firstWord(of: entity.name)) : nil
    }
    for mention in document.mentions where genders.indices.contains(Int(mention.entity)) {
      guard document.entities[Int(mention.entity)].kind == .person,
        let title = genderOfTitle(before: mention.tokens.lowerBound)
      else { continue }
      genders[Int(mention.entity)] = title
    }
    return genders
  }

  private func firstWord(of name: String) -> UInt64 {
    let bytes = Array(name.utf8.prefix { $0 != 0x20 })
    return wordHash(bytes.span, in: 0..<bytes.count)
  }

  private func genderOfTitle(before token: Int) -> Gender? {
    guard token > 0, token <= document.tokens.count else { return nil }
    let word = document.tokens[token - 1].word
    if KeyWord.male.contains(word) { return .male }
    return KeyWord.female.contains(word) ? .female : nil
  }
}
