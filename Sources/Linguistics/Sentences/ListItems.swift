/// The items of a list in running text, such as "(a) the first (b) the second".
///
/// A paragraph that begins with a bullet, or with the number or letter of an item, is such a list;
/// an item begins where the same kind of mark stands with the next number.
struct ListItems {
  private enum Kind: Equatable {
    case none, bullet
    case numbered(closing: UInt8)
    case lettered(closing: UInt8)
  }

  private var kind = Kind.none
  private var last = 0

  var isActive: Bool { kind != .none }

  /// A list that begins with the paragraph may begin with any number.
  init(_ bytes: Span<UInt8>, from start: Int, end: Int) {
    if isBullet(bytes, at: start, end: end) {
      kind = .bullet
    } else if let (kind, value) = ListItems.mark(bytes, at: start, end: end) {
      self.kind = kind
      last = value
    }
  }

  /// A sentence begins at `start`: a list begins there too if it has the mark of a first item.
  mutating func sentenceBegins(at start: Int, _ bytes: Span<UInt8>, end: Int) {
    guard start < end, bytes[start] | 1 == UInt8(ascii: "1") || bytes[start] == UInt8(ascii: "a"),
      let (kind, value) = ListItems.mark(bytes, at: start, end: end), value == 1
    else { return }
    self.kind = kind
    last = value
  }

  /// Whether the next item begins at `index`; it counts on when it does.
  mutating func begins(at index: Int, _ bytes: Span<UInt8>, end: Int) -> Bool {
    guard index > 0, index < end, bytes[index - 1] <= 0x20 else { return false }
    if kind == .bullet { return isBullet(bytes, at: index, end: end) }
    guard let (found, value) = ListItems.mark(bytes, at: index, end: end) else { return false }
    guard found == kind, value == last + 1 else { return false }
    last = value
    return true
  }

  /// "12.", "3)", "3.)", "b." with white space behind: the kind, and the number.
  private static func mark(_ bytes: Span<UInt8>, at start: Int, end: Int) -> (Kind, Int)? {
    var index = start
    var value = 0
    let isLettered = index < end && bytes[index] &- 0x61 < 26
    if isLettered {
      value = Int(bytes[index] &- 0x60)
      index += 1
    } else {
      while index < end, index - start < 3, bytes[index] &- 0x30 < 10 {
        value = value * 10 + Int(bytes[index] &- 0x30)
        index += 1
      }
    }
    guard index > start, index < end else { return nil }
    var closing = bytes[index]
    guard closing == UInt8(ascii: ".") || closing == UInt8(ascii: ")") else { return nil }
    index += 1
    if closing == UInt8(ascii: "."), index < end, bytes[index] == UInt8(ascii: ")") {
      closing = 0
      index += 1
    }
    guard index < end, bytes[index] <= 0x20 else { return nil }
    return (isLettered ? .lettered(closing: closing) : .numbered(closing: closing), value)
  }
}
