package import Corpus
import Kernels

/// Control characters, invisible characters, odd spaces and line ends, spaces at line ends.
package enum OddCharacters {
  /// The replacements after which all line ends are LF, spaces are plain, no line ends in
  /// white space, and nothing invisible is left that has no work to do.
  package static func replacements(in bytes: [UInt8]) -> [TracedText.Replacement] {
    var pass = OddCharacterPass(bytes: bytes)
    pass.run()
    return pass.out
  }
}

private struct OddCharacterPass {
  let bytes: [UInt8]
  var out: [TracedText.Replacement] = []
  /// The code point before `index`.
  var before: UInt32 = 0x0A

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    let bytes = self.bytes
    let span = bytes.span
    var index = 0
    while true {
      let plain = endOfPlainText(span, from: index)
      if plain > index { before = UInt32(span[plain - 1]) }
      index = plain
      guard index < span.count else { break }
      index += span[index] < 0x80 ? ascii(at: index) : character(at: index)
    }
    removeSpaces(before: span.count)
  }

  /// Looks at an ASCII character; the result is how many bytes are done.
  private mutating func ascii(at index: Int) -> Int {
    let byte = bytes[index]
    var length = 1
    switch byte {
    case 0x09, 0x26: break
    case 0x0A: removeSpaces(before: index)
    case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A:
      // The space before it goes together with it.
      replace(index..<(index + 1), with: [])
      removeSpaces(before: index + 1)
    case 0x0B, 0x0C, 0x0D: lineEnd(index..<(index + 1), with: [0x0A])
    case 0x1B:
      length = escapeLength(at: index)
      replace(index..<(index + length), with: [])
      return length
    default:
      replace(index..<(index + 1), with: [])
      return 1
    }
    before = UInt32(byte)
    return length
  }

  private mutating func character(at index: Int) -> Int {
    let (value, length) = decodeScalar(bytes.span, at: index)
    let range = index..<(index + length)
    guard CharacterTable.isOdd(value), let with = CharacterTable.replacement(for: value) else {
      before = value
      return length
    }
    if value == 0xA0, CharacterTable.isHeld(between: before, and: scalar(at: range.upperBound)) {
      before = value
    } else if with.first == 0x0A {
      lineEnd(range, with: with)
      before = 0x0A
    } else if !with.isEmpty {
      replace(range, with: with)
      before = 0x20
    } else if CharacterTable.isNeeded(value, between: before, and: scalar(at: range.upperBound)) {
      before = value
    } else {
      replace(range, with: [])
    }
    return length
  }

  private func scalar(at index: Int) -> UInt32 {
    index < bytes.count ? decodeScalar(bytes.span, at: index).value : 0x0A
  }

  /// The length of a terminal's control sequence (ECMA-48, section 5.4).
  private func escapeLength(at index: Int) -> Int {
    var end = index + 1
    guard end < bytes.count, bytes[end] == UInt8(ascii: "[") else { return 1 }
    end += 1
    while end < min(bytes.count, index + 32), (0x20...0x3F).contains(bytes[end]) { end += 1 }
    guard end < bytes.count, (0x40...0x7E).contains(bytes[end]) else { return 1 }
    return end + 1 - index
  }

  private mutating func replace(_ range: Range<Int>, with: [UInt8]) {
    out.append(.init(ByteRange(range), with: with))
  }

  private mutating func lineEnd(_ range: Range<Int>, with: [UInt8]) {
    removeSpaces(before: range.lowerBound)
    replace(range, with: with)
  }

  /// Removes the white space before a line end, together with what was to become white space or
  /// nothing there.
  private mutating func removeSpaces(before end: Int) {
    var start = end
    while start > 0 {
      if let last = out.last, Int(last.range.end) == start, last.bytes.first ?? 0x20 == 0x20,
        !last.range.isEmpty
      {
        start = Int(last.range.start)
        out.removeLast()
      } else if bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 {
        start -= 1
      } else {
        break
      }
    }
    if start < end { replace(start..<end, with: []) }
  }
}
