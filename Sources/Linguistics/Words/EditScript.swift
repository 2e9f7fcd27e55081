/// How a dictionary form is made from a word: change its case, cut bytes off its end, add others.
struct EditScript: Sendable, Hashable {
  enum Case: UInt8, Sendable, CaseIterable {
    /// ASCII letters become small.
    case small
    /// As it is.
    case kept
    /// The first letter stays, the others become small.
    case title
  }

  var change: Case
  var cut: UInt8
  var added: [UInt8]

  /// The script that makes a lemma from a form with the least cut; of equals, the first case.
  ///
  /// Nil where either is longer than 255 bytes.
  init?(from form: [UInt8], to lemma: [UInt8]) {
    guard form.count < 256, lemma.count < 256 else { return nil }
    var best: (change: Case, common: Int) = (.small, -1)
    for change in Case.allCases {
      let changed = EditScript.changed(form, change)
      let common = zip(changed, lemma).prefix { $0 == $1 }.count
      if common > best.common { best = (change, common) }
    }
    change = best.change
    cut = UInt8(form.count - best.common)
    added = Array(lemma[best.common...])
  }

  init(change: Case, cut: UInt8, added: [UInt8]) {
    self.change = change
    self.cut = cut
    self.added = added
  }

  private static func changed(_ form: [UInt8], _ change: Case) -> [UInt8] {
    form.enumerated().map { index, byte in
      change == .kept || (change == .title && index == 0) ? byte : small(byte)
    }
  }

  @inline(__always)
  private static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Appends the lemma of a form; the form in small letters where the script does not fit it.
  func append(_ form: Range<Int>, of text: Span<UInt8>, to lemmas: inout [UInt8]) {
    let end = form.upperBound - Int(cut)
    // What is cut must be there, begin with a whole character, and leave something.
    let fits =
      end >= form.lowerBound && (end > form.lowerBound || !added.isEmpty)
      && (end >= form.upperBound || text[end] & 0xC0 != 0x80)
    for index in form.lowerBound..<(fits ? end : form.upperBound) {
      let isKept = fits && (change == .kept || (change == .title && index == form.lowerBound))
      lemmas.append(isKept ? text[index] : EditScript.small(text[index]))
    }
    if fits { for byte in added { lemmas.append(byte) } }
  }
}
