/// Kinds of words that the outline of a sentence tells apart.
enum TagKind: UInt8 {
  case noun, modifier, verb, mark, conjunction, other

  init(universal name: String) {
    switch name {
    case "NOUN", "PROPN": self = .noun
    case "DET", "ADJ", "NUM", "PRON": self = .modifier
    case "VERB", "AUX": self = .verb
    case "PUNCT": self = .mark
    case "CCONJ": self = .conjunction
    default: self = .other
    }
  }
}

/// The kinds of the tags of a model, by their numbers.
struct TagKinds: Sendable {
  /// Of all 256 numbers.
  let universal: [TagKind]
  /// The number of the Penn Treebank tag of commas; -1 where there is none.
  let comma: Int

  init(_ labels: WordLabels) {
    var kinds = [TagKind](repeating: .other, count: 256)
    for (number, name) in labels.universal.enumerated() where number < kinds.count {
      kinds[number] = TagKind(universal: name)
    }
    universal = kinds
    comma = labels.penn.firstIndex(of: ",") ?? -1
  }
}

/// What the tags of a sentence tell before it is parsed: where the phrase of a word ends, and what
/// stands between two words.
struct SentenceOutline {
  /// The last noun of the phrase that goes on at a word, or the word itself; by position.
  ///
  /// The number of words + 1 for what has none.
  private(set) var heads: [Int32] = []
  /// How many verbs, commas, other marks and conjunctions there are before a position, in 16 bits
  /// each, the first in the lowest.
  private var counts: [UInt64] = []

  mutating func set(_ kinds: TagKinds, penn: [UInt8], universal: [UInt8]) {
    let count = universal.count
    heads.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    var before: UInt64 = 0
    for index in 0..<count {
      heads.append(Int32(truncatingIfNeeded: count + 1))
      counts.append(before)
      switch kinds.universal[Int(universal[index])] {
      case .verb: before &+= 1
      case .mark: before &+= Int(penn[index]) == kinds.comma ? 1 << 16 : 1 << 32
      case .conjunction: before &+= 1 << 48
      default: break
      }
    }
    for _ in 0..<2 {
      heads.append(Int32(truncatingIfNeeded: count + 1))
      counts.append(before)
    }
    setHeads(kinds, universal)
  }

  private mutating func setHeads(_ kinds: TagKinds, _ tags: [UInt8]) {
    var next = TagKind.other
    for index in tags.indices.reversed() {
      let kind = kinds.universal[Int(tags[index])]
      switch kind {
      case .noun: heads[index] = next == .noun ? heads[index + 1] : Int32(index)
      case .modifier:
        heads[index] = next == .noun || next == .modifier ? heads[index + 1] : Int32(index)
      case .verb: heads[index] = Int32(index)
      default: break
      }
      next = kind
    }
  }

  /// Which kinds of words stand between two positions: 0 for none at all.
  @inline(__always)
  func between(_ left: Int, _ right: Int) -> UInt64 {
    guard left &+ 1 < right else { return 0 }
    let counts = counts[right] &- counts[left &+ 1]
    let verbs = min(2, counts & 0xFFFF)
    let commas = min(2, counts >> 16 & 0xFFFF)
    let marks = min(1, counts >> 32 & 0xFFFF)
    let conjunctions = min(1, counts >> 48)
    return 1 &+ verbs &+ 3 &* commas &+ 9 &* marks &+ 18 &* conjunctions
  }

  /// How many verbs come after a position, up to 2.
  @inline(__always)
  func verbs(after position: Int) -> UInt64 {
    let last = counts.count &- 2
    return position < last ? min(2, (counts[last] &- counts[position &+ 1]) & 0xFFFF) : 0
  }
}
