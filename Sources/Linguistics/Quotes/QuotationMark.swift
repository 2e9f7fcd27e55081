import Kernels

/// One character (or TeX pair) of a text that may open or close a quotation.
struct QuotationMark: Equatable {
  /// Marks that close each other.
  enum Family: UInt8 {
    case double, guillemet, angle, single
  }

  /// What the character says by itself.
  enum Direction: UInt8 {
    case opening, closing, straight
    /// `„` and `‚`, which are closed by a mark that opens elsewhere (`“`, `‘`).
    case low
  }

  // Kept short, as a text may be nothing but marks: 12 bytes.
  private let start: Int32
  private let count: UInt8
  let family: Family
  let direction: Direction
  /// What stands around it lets it open, or close, a quotation.
  let mayOpen: Bool
  let mayClose: Bool
  /// Looks like something else that closes nothing: inches or minutes behind a digit, the
  /// apostrophe of a plural's possessive ("the players' union").
  let isDoubtful: Bool

  init(
    offset: Int, length: Int, family: Family, direction: Direction, mayOpen: Bool, mayClose: Bool,
    isDoubtful: Bool
  ) {
    start = Int32(truncatingIfNeeded: offset)
    count = UInt8(truncatingIfNeeded: length)
    self.family = family
    self.direction = direction
    self.mayOpen = mayOpen
    self.mayClose = mayClose
    self.isDoubtful = isDoubtful
  }

  var offset: Int { Int(start) }
  /// Length in bytes.
  var length: Int { Int(count) }
  var end: Int { offset + length }
}

/// Finds the characters of a text that may be quotation marks, from the first to the last.
///
/// Apostrophes inside a word, elisions (`'tis`, `'90s`) and feet-and-inches are no marks.
struct QuotationMarkScanner {
  let bytes: [UInt8]

  /// Appends the marks between two byte offsets.
  func appendMarks(in range: Range<Int>, to marks: inout [QuotationMark]) {
    let span = bytes.span
    var index = firstQuoteByte(span, from: range.lowerBound, to: range.upperBound)
    while index < range.upperBound {
      let byte = span[index]
      index =
        byte < 0x80 || byte == 0xE2 || byte == 0xC2
        ? appendMark(at: index, in: range, to: &marks) : index + 1
      index = firstQuoteByte(span, from: index, to: range.upperBound)
    }
  }

  /// Looks at one character that may be a mark; the offset behind it.
  private func appendMark(
    at index: Int, in range: Range<Int>, to marks: inout [QuotationMark]
  ) -> Int {
    guard let (length, family, direction) = character(at: index, limit: range.upperBound) else {
      return index + 1
    }
    let before = side(before: index, limit: range.lowerBound)
    let after = side(after: index + length, limit: range.upperBound)
    if family == .single, before == .word || before == .digit, after == .word || after == .digit {
      return index + length
    }
    if family == .double, direction == .straight, isInches(index, limit: range.lowerBound) {
      return index + length
    }
    var mayOpen = after != .edge && (before != .word && before != .digit && before != .stop)
    var mayClose = before != .edge && (after != .word && after != .digit)
    if before == .edge, after == .edge { (mayOpen, mayClose) = (true, true) }
    if family == .single {
      mayOpen = mayOpen && (after == .word || after == .bracket || after == .quote)
      mayOpen = mayOpen && !isElision(behind: index + length, limit: range.upperBound)
    } else if !mayOpen, !mayClose {
      (mayOpen, mayClose) = (true, true)
    }
    if mayOpen || mayClose {
      let doubtful =
        family == .single
        ? isPossessive(index, index + length, range.upperBound) : before == .digit
      marks.append(
        QuotationMark(
          offset: index, length: length, family: family, direction: direction, mayOpen: mayOpen,
          mayClose: mayClose, isDoubtful: doubtful))
    }
    return index + length
  }

  /// The mark at an offset: its length in bytes, what closes it, and what it says by itself.
  private func character(
    at index: Int, limit: Int
  ) -> (Int, QuotationMark.Family, QuotationMark.Direction)? {
    let next = index + 1 < limit ? bytes[index + 1] : 0
    switch bytes[index] {
    case 0x22: return (1, .double, .straight)
    case 0x27: return next == 0x27 ? (2, .double, .closing) : (1, .single, .straight)
    case 0x60: return next == 0x60 ? (2, .double, .opening) : nil
    case 0xC2:
      if next == 0xAB { return (2, .guillemet, .opening) }
      return next == 0xBB ? (2, .guillemet, .closing) : nil
    default:
      guard next == 0x80, index + 2 < limit else { return nil }
      switch bytes[index + 2] {
      case 0x98, 0x9B: return (3, .single, .opening)
      case 0x99: return (3, .single, .closing)
      case 0x9A: return (3, .single, .low)
      case 0x9C, 0x9F: return (3, .double, .opening)
      case 0x9D: return (3, .double, .closing)
      case 0x9E: return (3, .double, .low)
      case 0xB9: return (3, .angle, .opening)
      case 0xBA: return (3, .angle, .closing)
      default: return nil
      }
    }
  }

  /// An `s` before the mark and a word in lower case behind it.
  private func isPossessive(_ start: Int, _ end: Int, _ limit: Int) -> Bool {
    guard start > 0, end + 1 < limit else { return false }
    return bytes[start - 1] == 0x73 && bytes[end] == 0x20 && bytes[end + 1] &- 0x61 < 26
  }

  /// `6'2"`: a straight mark behind feet and up to two digits.
  private func isInches(_ index: Int, limit: Int) -> Bool {
    var position = index - 1
    while position >= limit, position > index - 3, bytes[position] &- 0x30 < 10 { position -= 1 }
    guard position > limit, position < index - 1 else { return false }
    let feet = bytes[position] == 0x27 || bytes[position] == 0x99
    let digit = bytes[position] == 0x99 ? position - 3 : position - 1
    return feet && digit >= limit && bytes[digit] &- 0x30 < 10
  }

  /// `'90s`, `'tis`, `rock 'n' roll`: letters or digits were left out here.
  private func isElision(behind index: Int, limit: Int) -> Bool {
    var end = index
    while end < limit, end < index + 7, (bytes[end] | 0x20) &- 0x61 < 26 || bytes[end] &- 0x30 < 10
    {
      end += 1
    }
    if end > index, bytes[index] &- 0x30 < 10 {
      return end - index <= 3 && (end - index == 2 || (bytes[end - 1] | 0x20) == 0x73)
    }
    return elisions.contains { $0.elementsEqual(bytes[index..<end].lazy.map { $0 | 0x20 }) }
  }
}

/// Words that are written with an apostrophe in front.
private let elisions: [[UInt8]] = [
  "n", "tis", "twas", "twere", "twill", "til", "till", "em", "cause", "cos", "round", "bout", "im",
  "er", "s", "un", "ere", "neath", "gainst", "nuff", "hood",
].map { Array($0.utf8) }
