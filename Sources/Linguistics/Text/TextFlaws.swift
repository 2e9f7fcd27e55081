import Kernels

/// What is wrong with a text: found in one fast pass, so that text without flaws costs no more.
package struct TextFlaws: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Characters that look like UTF-8 read in another encoding.
  package static let mojibake = TextFlaws(rawValue: 1)
  /// `&` before a letter or `#`.
  package static let entities = TextFlaws(rawValue: 2)
  /// Control characters, invisible ones, odd spaces and line ends, spaces at the end of a line.
  package static let characters = TextFlaws(rawValue: 4)
  /// Characters that may not be in normalization form C.
  package static let composition = TextFlaws(rawValue: 8)

  /// The flaws that a text may have.
  ///
  /// It may turn out that nothing is to be changed.
  package static func find(
    in bytes: [UInt8], composition: CanonicalComposition
  ) -> TextFlaws {
    let span = bytes.span
    let table = CharacterTable.shared
    let tables = SingleByteTables.shared
    let kinds = table.kinds.span
    let leads = tables.leads.span
    let continuations = tables.continuations.span
    var flaws: TextFlaws = []
    var index = 0
    while true {
      guard index < span.count else { break }
      if span[index] < 0x80 { index = endOfPlainText(span, from: index) }
      guard index < span.count else { break }
      let byte = span[index]
      if byte < 0x80 {
        flaws.formUnion(ofASCII(byte, at: index, in: span))
        index &+= 1
        continue
      }
      let (value, length) = decodeScalar(span, at: index)
      index &+= length
      guard value < SingleByteTables.limit else {
        if CharacterTable.isOdd(value) { flaws.insert(.characters) }
        if composition.isSuspect(value) { flaws.insert(.composition) }
        if value >= 0xF8FF, isMojibakeBeyondTable(value) { flaws.insert(.mojibake) }
        continue
      }
      if value < 0xA0 { flaws.insert(.mojibake) }
      if kinds[Int(value)] != 0 { flaws.insert(.characters) }
      if value >= 0x300, composition.isSuspect(value) { flaws.insert(.composition) }
      let lead = leads[Int(value)]
      guard lead != 0, index < span.count, span[index] >= 0x80 || value == 0xC3 else { continue }
      let next = decodeScalar(span, at: index).value
      let isContinued = next < SingleByteTables.limit && lead & continuations[Int(next)] != 0
      if isContinued || next == 0xFFFD || (value == 0xC3 && next == 0x20) {
        flaws.insert(.mojibake)
      }
    }
    if let last = bytes.last, last == 0x20 || last == 0x09 { flaws.insert(.characters) }
    return flaws
  }

  private static func ofASCII(_ byte: UInt8, at index: Int, in span: Span<UInt8>) -> TextFlaws {
    switch byte {
    case 0x0A:
      guard index > 0 else { return [] }
      return span[index &- 1] == 0x20 || span[index &- 1] == 0x09 ? .characters : []
    case 0x09: return []
    case 0x26:
      guard index &+ 1 < span.count else { return [] }
      let next = span[index &+ 1]
      return next == 0x23 || (next | 0x20) &- 0x61 < 26 ? .entities : []
    default: return .characters
    }
  }

  /// The three characters of Mac Roman beyond the tables.
  private static func isMojibakeBeyondTable(_ value: UInt32) -> Bool {
    value == 0xF8FF || value == 0xFB01 || value == 0xFB02
  }
}
