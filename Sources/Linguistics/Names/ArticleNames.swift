import Corpus
import Kernels

/// What an article as a whole tells of its names, before any of them is resolved: who is named in
/// full, and how often each country is.
struct ArticleNames {
  /// From a surname to the first person with it who is named in full.
  private var surnames = WordMap()
  /// From a forename to the first person with it.
  private var forenames = WordMap()
  /// From forename and surname to the longest form.
  private var fullNames = WordMap()
  /// How often each country is named, to tell whose "Senate" is meant.
  private var countryCounts: [Int32]
  /// The one that is named most; -1 where none is.
  private(set) var mainCountry: Int32 = -1

  init(_ candidates: [NameCandidate], _ gazetteer: Gazetteer) {
    countryCounts = Array(repeating: 0, count: gazetteer.countryCodes.count)
    for index in candidates.indices {
      noteFullName(Int32(truncatingIfNeeded: index), candidates, gazetteer)
      noteCountry(candidates[index], gazetteer)
    }
    noteMainCountry()
  }

  /// The person named in full with that surname; -1 where there is none, as below.
  func person(surname: UInt64) -> Int32 { surnames.value(surname) }

  func person(forename: UInt64) -> Int32 { forenames.value(forename) }

  /// The longest form of a name of which forename and surname are known.
  func longestForm(_ forename: UInt64, _ surname: UInt64) -> Int32 {
    fullNames.value(phraseHash(forename, surname))
  }

  /// Whether a name that many countries have ("Senate") means that of the entry's country: it is
  /// named at least half as often as the country that is named most.
  func isMeant(_ facts: EntryFacts) -> Bool {
    guard mainCountry >= 0, facts.country >= 0 else { return true }
    return countryCounts[Int(facts.country)] * 2 >= countryCounts[Int(mainCountry)]
  }

  func isNamed(country: Int32) -> Bool { countryCounts[Int(country)] > 0 }

  private mutating func noteFullName(
    _ number: Int32, _ candidates: [NameCandidate], _ gazetteer: Gazetteer
  ) {
    let candidate = candidates[Int(number)]
    guard candidate.kind == .person, candidate.source != .pending, candidate.words > 1 else {
      return
    }
    let key = phraseHash(candidate.firstWord, candidate.lastWord)
    let known = fullNames.value(key)
    if known >= 0 {
      let longest = candidates[Int(known)]
      if candidate.end - candidate.start > longest.end - longest.start {
        fullNames.set(key, to: number)
      }
      return
    }
    fullNames.set(key, to: number)
    noteSurname(candidate.lastWord, number)
    if !forenames.contains(candidate.firstWord) { forenames.set(candidate.firstWord, to: number) }
    if candidate.lastToken != 0 { noteSurname(candidate.lastToken, number) }
    if candidate.entry >= 0 {
      for word in gazetteer.callNames(of: candidate.entry) { noteSurname(word, number) }
    }
  }

  private mutating func noteSurname(_ word: UInt64, _ number: Int32) {
    if !surnames.contains(word) { surnames.set(word, to: number) }
  }

  private mutating func noteCountry(_ candidate: NameCandidate, _ gazetteer: Gazetteer) {
    guard candidate.entry >= 0, candidate.kind == .place || candidate.kind == .group else { return }
    let facts = gazetteer.facts[Int(candidate.entry)]
    if !facts.isShared, facts.country >= 0 { countryCounts[Int(facts.country)] += 1 }
  }

  private mutating func noteMainCountry() {
    var most: Int32 = 0
    for (index, count) in countryCounts.enumerated() where count > most {
      most = count
      mainCountry = Int32(truncatingIfNeeded: index)
    }
  }
}
