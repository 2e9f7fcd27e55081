import Corpus

extension NameResolver {
  /// Gives a place without a country that of the place behind it which holds it: "Wendelsheim,
  /// Germany", "Qarmidan in western Iran".
  mutating func noteContainers() {
    for index in mentions.indices.dropLast() {
      let (inner, outer) = (mentions[index], mentions[index + 1])
      guard entities[Int(inner.entity)].kind == .place, entities[Int(inner.entity)].country == nil,
        entities[Int(inner.entity)].body == nil, entities[Int(outer.entity)].kind == .place,
        !outer.isMetonym, inner.sentence == outer.sentence,
        let country = entities[Int(outer.entity)].country, isContaining(inner.range, outer.range)
      else { continue }
      entities[Int(inner.entity)].country = country
    }
  }

  /// Whether a comma, or "in" and up to two small words, stand between two names.
  private func isContaining(_ inner: ByteRange, _ outer: ByteRange) -> Bool {
    let gap = text[Int(inner.end)..<max(Int(outer.start), Int(inner.end))]
    if gap.elementsEqual(", ".utf8) { return true }
    guard gap.count < 24, gap.starts(with: " in ".utf8), gap.last == 0x20 else { return false }
    let words = gap.dropFirst(4).split(separator: 0x20)
    return words.count < 3 && words.allSatisfy { $0.allSatisfy { $0 &- 0x61 < 26 } }
  }
}
