import Glibc

/// Where a byte next occurs at or behind `start`, or nil.
package func firstIndex(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
  guard start < bytes.count else { return nil }
  // SAFETY: the pointer and the count stay inside the array's buffer.
  return unsafe bytes.withUnsafeBytes { buffer in
    guard let base = buffer.baseAddress,
      let found = unsafe memchr(base + start, Int32(byte), buffer.count - start)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - base
  }
}

/// Whether a range holds nothing but spaces, tabs, line ends and other control characters.
package func isBlank(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
  let span = bytes.span
  for index in range where span[index] > 0x20 { return false }
  return true
}

/// The first line feed from `start` on; `limit` if there is none.
package func firstLineFeed(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  first(0x0A, in: bytes, from: start, to: limit)
}

/// The first byte at or behind `start` that equals `byte`, or the count of the bytes.
package func nextIndex(of byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
  first(byte, in: bytes, from: min(start, bytes.count), to: bytes.count)
}

/// The same from `start` to `limit`, or `limit`.
package func nextIndex(
  of byte: UInt8, in bytes: Span<UInt8>, from start: Int, to limit: Int
) -> Int {
  first(byte, in: bytes, from: start, to: limit)
}

private func first(
  _ byte: UInt8, in bytes: Span<UInt8>, from start: Int, to limit: Int
) -> Int {
  guard start < limit else { return limit }
  precondition(0 <= start && limit <= bytes.count, "a search outside the bytes")
  // SAFETY: the bytes from `start` to `limit` lie in the span, as the line above has checked.
  return unsafe bytes.withUnsafeBytes { buffer in
    guard let base = buffer.baseAddress,
      let found = unsafe memchr(base + start, Int32(byte), limit - start)
    else { return limit }
    return unsafe UnsafeRawPointer(found) - base
  }
}
