private let comma: UInt8 = 0x2C
private let quote: UInt8 = 0x22
private let space: UInt8 = 0x20

/// A string as a field of a row: in quotes where it needs them (RFC 4180), else as it is.
package func quotedField(_ string: [UInt8]) -> [UInt8] {
  // SAFETY: `writeField` writes twice the bytes of the string and two more at the most.
  unsafe [UInt8](unsafeUninitializedCapacity: 2 * string.count + 2) { target, count in
    unsafe string.withUnsafeBufferPointer { source in
      guard let start = target.baseAddress, let string = source.baseAddress else { return }
      count =
        unsafe writeField(UnsafeBufferPointer(start: string, count: source.count), to: start)
        - start
    }
  }
}

/// Writes a string as a field.
///
/// - Precondition: There is room for twice its bytes and two more.
/// - Returns: Where the field ends.
func writeField(
  _ string: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
) -> UnsafeMutablePointer<UInt8> {
  if unsafe needsQuotes(string) { return unsafe writeQuoted(string, to: target) }
  return unsafe copyString(string, to: target)
}

/// Whether a field must stand in quotes for readers to get back what it was.
func needsQuotes(_ string: UnsafeBufferPointer<UInt8>) -> Bool {
  guard string.count > 0 else { return false }
  // SAFETY: it is not empty, and a span of it is looked at only here.
  if unsafe string[0] == space || string[string.count - 1] == space { return true }
  return unsafe containsAny(of: (comma, quote, 0x0A, 0x0D), in: string.span, 0..<string.count)
}

/// Puts a string in quotes, and doubles those that it holds.
func writeQuoted(
  _ string: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
) -> UnsafeMutablePointer<UInt8> {
  // SAFETY: stays within the string, and writes as much as `writeField` says.
  unsafe target[0] = quote
  var next = unsafe target + 1
  var waiting = 0
  while waiting < string.count {
    let found = unsafe nextIndex(of: quote, in: string.span, from: waiting)
    let end = min(found + 1, string.count)
    unsafe next = copyString(UnsafeBufferPointer(rebasing: string[waiting..<end]), to: next)
    if found < string.count {
      unsafe next[0] = quote
      unsafe next += 1
    }
    waiting = end
  }
  unsafe next[0] = quote
  return unsafe next + 1
}

func copyString(
  _ string: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
) -> UnsafeMutablePointer<UInt8> {
  // SAFETY: the caller has seen to the room.
  guard let start = string.baseAddress else { return unsafe target }
  unsafe target.update(from: start, count: string.count)
  return unsafe target + string.count
}
