import Corpus
import Kernels

/// A known name in the text: the entry, and the piece behind it.
struct GazetteerMatch {
  let entry: Int32
  let end: Int
}

/// What companies are by law.
private let companyForms = Set(
  ["inc", "incorporated", "ltd", "limited", "llc", "plc", "corp", "co", "gmbh", "ag", "nv"].map {
    wordHash($0)
  })

func phraseKey(_ before: UInt64, _ word: UInt64) -> UInt64 { phraseHash(before, word) }

extension NameFinder {
  /// The longest known name that begins at a piece.
  func gazetteerMatch(at index: Int) -> GazetteerMatch? {
    var key = piece(index).word
    var node = gazetteer.node(key)
    var capitals: UInt64 = piece(index).isCapital ? 1 : 0
    var best: GazetteerMatch?
    var end = index
    while node >= 0 {
      end += 1
      if let entry = entry(endingAt: node, capitals: capitals, from: index, to: end) {
        best = GazetteerMatch(entry: entry, end: end)
      }
      guard gazetteer.continues(node), end < count, end - index < 64 else { break }
      if piece(end).isCapital { capitals |= 1 << UInt64(end - index) }
      (node, key) = gazetteer.node(after: key, piece(end).word)
    }
    guard let best, gazetteer.facts[Int(best.entry)].kind == .organization else { return best }
    return GazetteerMatch(entry: best.entry, end: companyEnd(behind: best.end))
  }

  /// The piece behind words for the form of a company that follow a name: "Google, Inc.".
  func companyEnd(behind end: Int) -> Int {
    var end = end
    while end < count {
      let next = isByte(0x2C, at: end) ? end + 1 : end
      guard next < count, piece(next).isCapital, companyForms.contains(piece(next).word) else {
        break
      }
      end = next + 1
    }
    return end
  }

  /// The entry of the forms at a node whose capitals fit; of several, the one in office.
  private func entry(
    endingAt node: Int32, capitals: UInt64, from index: Int, to end: Int
  ) -> Int32? {
    var form = gazetteer.firstForm(node)
    var found: Int32?
    while form >= 0 {
      let candidate = gazetteer.forms[Int(form)]
      if candidate.capitals & ~capitals == 0, fits(candidate, from: index, to: end) {
        let facts = gazetteer.facts[Int(candidate.entry)]
        if !facts.hasTerm { return candidate.entry }
        if let published, facts.isInForce(on: published) { return candidate.entry }
        if found == nil, facts.mayBeMeant(on: published) { found = candidate.entry }
      }
      form = gazetteer.forms[Int(form)].next
    }
    return found
  }

  /// Short acronyms need all their capitals, and must not be an ordinary word in a headline.
  private func fits(_ form: Gazetteer.Form, from index: Int, to end: Int) -> Bool {
    guard end - index == 1 else { return true }
    let first = piece(index)
    if first.shape.contains(.first) || style == .headline,
      first.classes.contains(.ordinaryFirst), !first.shape.contains(.allCapitals)
    {
      return false
    }
    if form.isAcronym {
      return first.shape.contains(.allCapitals)
        && (style != .allCapitals || !classes(index).contains(.wordInCapitals))
    }
    return true
  }

}

extension Gazetteer {
  /// The person whom one word calls on a day: in office on it, else near it, else without terms.
  ///
  /// Of several in office, the one with a role and a country goes before.
  ///
  /// - Parameters:
  ///   - role: Hash of the title that stands before the word, or 0.
  ///   - country: Position among `countryCodes`, or -1.
  func person(
    calledBy word: UInt64, on day: Day?, role: UInt64 = 0, country: Int32 = -1
  ) -> Int32? {
    var form = surname(word)
    var near: Int32?
    var best: (fit: Int, entry: Int32)?
    while form >= 0 {
      let candidate = forms[Int(form)]
      let facts = facts[Int(candidate.entry)]
      form = candidate.next
      guard candidate.isCall else { continue }
      if let day, facts.hasTerm {
        if facts.holdsOffice(on: day) {
          let fit = (role != 0 && facts.role == role ? 2 : 0) + (facts.country == country ? 1 : 0)
          if fit > best?.fit ?? -1 { best = (fit, candidate.entry) }
        } else if near == nil, facts.isNear(day) {
          near = candidate.entry
        }
      } else if near == nil {
        near = candidate.entry
      }
    }
    return best?.entry ?? near
  }
}
