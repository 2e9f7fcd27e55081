/// Tells which code point of a text a byte belongs to.
///
/// One running count per 64 bytes; nothing at all for ASCII, where both are the same.
public struct CodePointIndex: Sendable {
  @usableFromInline let bytes: [UInt8]
  /// Code points that begin before each 64-byte block.
  ///
  /// Empty for ASCII.
  @usableFromInline var before: [Int32] = []
  /// Code points of the whole text.
  public let count: Int

  public init(_ text: [UInt8]) {
    bytes = text
    let ascii = endOfASCII(text.span)
    guard ascii < text.count else {
      count = text.count
      return
    }
    before.reserveCapacity(text.count / 64 + 1)
    var total = 0
    for start in stride(from: 0, to: text.count, by: 64) {
      before.append(Int32(truncatingIfNeeded: total))
      let end = min(start + 64, text.count)
      total += end <= ascii ? end - start : characterCount(text, in: start..<end)
    }
    count = total
  }

  /// The number of code points that begin before the byte at `offset`.
  ///
  /// - Precondition: `offset` is at most the number of bytes.
  @inlinable
  public func codePoint(at offset: Int32) -> Int32 {
    if before.isEmpty { return offset }
    return codePointBeyondASCII(at: Int(offset))
  }

  /// Puts in the place of each byte from `first` on the number of code points that begin before it.
  ///
  /// Fastest where they ascend.
  ///
  /// - Precondition: Each is at most the number of bytes.
  package func replaceOffsets(_ offsets: inout [Int32], from first: Int) {
    guard !before.isEmpty else { return }
    let text = bytes.span
    var target = offsets.mutableSpan
    var (place, passed) = (0, 0)
    for index in first..<target.count {
      let offset = Int(target[index])
      if offset < place || offset &- place > 64 {
        place = min(offset >> 6, before.count - 1) << 6
        passed = Int(before[place >> 6])
      }
      passed &+= characterCount(text, place, offset)
      place = offset
      target[index] = Int32(truncatingIfNeeded: passed)
    }
  }

  @usableFromInline
  func codePointBeyondASCII(at offset: Int) -> Int32 {
    if offset == bytes.count { return Int32(count) }
    let block = offset >> 6
    return before[block] + Int32(characterCount(bytes, in: (block << 6)..<offset))
  }
}

/// The first byte beyond ASCII, to within eight bytes in front of it; the count if there is none.
private func endOfASCII(_ bytes: Span<UInt8>) -> Int {
  var index = 0
  // SAFETY: a view of the same bytes, for as long.
  let raw = unsafe bytes.bytes
  while index &+ 8 <= bytes.count {
    // SAFETY: eight bytes from `index` on lie inside, as the loop's condition says.
    let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
    if word & 0x8080_8080_8080_8080 != 0 { return index }
    index &+= 8
  }
  while index < bytes.count, bytes[index] < 0x80 { index &+= 1 }
  return index
}

/// Code points that begin in a range of a text, eight bytes at a time.
private func characterCount(_ bytes: [UInt8], in range: Range<Int>) -> Int {
  // SAFETY: every load lies inside the range, which lies inside the array.
  unsafe bytes.withUnsafeBytes { buffer in
    var index = range.lowerBound
    var total = range.count
    while index + 8 <= range.upperBound {
      let word = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The upper bit of each byte that is 10xxxxxx.
      let continuations = word & ~(word << 1) & 0x8080_8080_8080_8080
      total -= continuations.nonzeroBitCount
      index += 8
    }
    while index < range.upperBound {
      total -= isContinuation(unsafe buffer[index]) ? 1 : 0
      index += 1
    }
    return total
  }
}

/// The same, for a range that is short most often.
@inline(__always)
private func characterCount(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
  precondition(start <= end && end <= text.count, "a place behind the text")
  // SAFETY: a view of the same bytes, for as long.
  let raw = unsafe text.bytes
  var index = start
  var total = end &- start
  while index < end && index &+ 8 <= text.count {
    // SAFETY: eight bytes from `index` on lie inside, as the loop's condition says.
    let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      .littleEndian
    let continuations = word & ~(word &<< 1) & 0x8080_8080_8080_8080
    let left = min(8, end &- index)
    total &-= (continuations &<< UInt64(64 &- 8 &* left)).nonzeroBitCount
    index &+= 8
  }
  while index < end {
    total &-= isContinuation(text[index]) ? 1 : 0
    index &+= 1
  }
  return total
}

/// Whether a byte of UTF-8 goes on with a character that began before it.
@inlinable
public func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
