package import Corpus
import Kernels

/// How the bytes of a record became text.
package enum Decoding {
  /// Bytes that are no text.
  package struct Failure: Error, Equatable, Sendable {
    package enum Reason: String, Sendable { case binary, empty }
    package let reason: Reason
    /// Where it shows; nil where nothing is there at all.
    package let byte: Int?

    package init(reason: Reason, byte: Int?) {
      self.reason = reason
      self.byte = byte
    }
  }

  /// The replacements that turn a record into UTF-8: none for UTF-8 without a byte order mark.
  ///
  /// In turn: UTF-16 with a byte order mark or with a zero in nearly every other byte; UTF-8;
  /// else each line by itself, so that a file mixed of UTF-8 and Windows-1252 (or Mac Roman, by
  /// what fits the letters around) comes out right.
  ///
  /// - Parameter isStructured: The record comes from a format that has seen to its being UTF-8.
  /// - Throws: `binary` for a NUL in something else than UTF-16 and for more than one control
  ///   character in twenty bytes; `empty` for nothing but white space.
  package static func replacements(
    for bytes: [UInt8], isStructured: Bool = false
  ) throws(Failure) -> [TracedText.Replacement] {
    if isStructured {
      if isBlank(bytes.span) { throw Failure(reason: .empty, byte: nil) }
      var out: [TracedText.Replacement] = []
      if let invalid = firstInvalidUTF8(bytes) {
        MixedLines(bytes).repair(from: invalid, into: &out)
      }
      return out
    }
    if let order = UTF16Order(of: bytes) { return try utf16(bytes, order) }
    try checkControls(bytes)
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var out: [TracedText.Replacement] = []
    if mark > 0 { out.append(.init(ByteRange(0, mark), with: [])) }
    if let invalid = firstInvalidUTF8(bytes) { MixedLines(bytes).repair(from: invalid, into: &out) }
    return out
  }

  private static func checkControls(_ bytes: [UInt8]) throws(Failure) {
    let span = bytes.span
    var controls = 0
    var first = -1
    var index = 0
    while true {
      index = nextControl(in: span, from: index)
      guard index < span.count else { break }
      let byte = span[index]
      if byte == 0 { throw Failure(reason: .binary, byte: index) }
      if !(0x09...0x0D).contains(byte), byte != 0x1B {
        if controls == 0 { first = index }
        controls &+= 1
      }
      index &+= 1
    }
    if controls * 20 > bytes.count { throw Failure(reason: .binary, byte: first) }
    if isBlank(span) { throw Failure(reason: .empty, byte: nil) }
  }

  private static func isBlank(_ span: Span<UInt8>) -> Bool {
    var index = 0
    if span.count >= 3, span[0] == 0xEF, span[1] == 0xBB, span[2] == 0xBF { index = 3 }
    while index < span.count, span[index] == 0x20 || (0x09...0x0D).contains(span[index]) {
      index &+= 1
    }
    return index == span.count
  }

  private static func utf16(
    _ bytes: [UInt8], _ order: UTF16Order
  ) throws(Failure) -> [TracedText.Replacement] {
    var out: [TracedText.Replacement] = []
    out.reserveCapacity(bytes.count / 2 + 1)
    var index = 0
    if order.hasMark {
      out.append(.init(ByteRange(0, 2), with: []))
      index = 2
    }
    var isBlank = true
    while index < bytes.count {
      let (value, length) = order.scalar(in: bytes, at: index)
      if value == 0 { throw Failure(reason: .binary, byte: index) }
      if value > 0x20 { isBlank = false }
      let with = value < 0x80 ? asciiCharacters[Int(value)] : utf8(value)
      out.append(.init(ByteRange(index, index + length), with: with))
      index += length
    }
    if isBlank { throw Failure(reason: .empty, byte: nil) }
    return out
  }
}

/// One array for each ASCII character, so that a text in UTF-16 does not make one for each.
private let asciiCharacters: [[UInt8]] = (0..<128).map { [UInt8($0)] }

/// In which order the two bytes of a unit of UTF-16 stand.
private struct UTF16Order {
  let hasMark: Bool
  let isLittle: Bool

  /// Nil for bytes that are not UTF-16.
  init?(of bytes: [UInt8]) {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): (hasMark, isLittle) = (true, true)
    case (0xFE, 0xFF): (hasMark, isLittle) = (true, false)
    default:
      let sample = bytes.prefix(4096)
      guard nextIndex(of: 0, in: sample.span, from: 0) < sample.count else { return nil }
      var zeros = (even: 0, odd: 0)
      for index in sample.indices where sample[index] == 0 {
        if index & 1 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
      }
      let half = sample.count / 2
      // Western text has a zero in nearly every high byte and in hardly a low one.
      guard half >= 4, max(zeros.even, zeros.odd) * 10 >= half * 7,
        min(zeros.even, zeros.odd) * 10 <= half
      else { return nil }
      (hasMark, isLittle) = (false, zeros.odd > zeros.even)
    }
  }

  /// The code point at a byte: U+FFFD for half a pair and for a single byte at the end.
  func scalar(in bytes: [UInt8], at index: Int) -> (value: UInt32, length: Int) {
    guard index + 1 < bytes.count else { return (0xFFFD, 1) }
    let unit = unit(in: bytes, at: index)
    guard unit & 0xF800 == 0xD800 else { return (unit, 2) }
    guard unit < 0xDC00, index + 3 < bytes.count else { return (0xFFFD, 2) }
    let low = self.unit(in: bytes, at: index + 2)
    guard low & 0xFC00 == 0xDC00 else { return (0xFFFD, 2) }
    return (0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), 4)
  }

  private func unit(in bytes: [UInt8], at index: Int) -> UInt32 {
    let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
    return isLittle ? second << 8 | first : first << 8 | second
  }
}
