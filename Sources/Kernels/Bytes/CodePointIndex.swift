/// Tells which code point of a text a byte belongs to.
///
/// One running count per 64 bytes; nothing at all for ASCII, where both are the same.
public struct CodePointIndex: Sendable {
  @usableFromInline let bytes: [UInt8]
  /// Code points that begin before each 64-byte block. Empty for ASCII.
  @usableFromInline var before: [Int32] = []
  /// Code points of the whole text.
  public let count: Int

  public init(_ text: [UInt8]) {
    bytes = text
    let span = text.span
    var any: UInt8 = 0
    for index in span.indices { any |= span[index] }
    guard any >= 0x80 else {
      count = text.count
      return
    }
    before.reserveCapacity(text.count / 64 + 1)
    var total: Int32 = 0
    for index in span.indices {
      if index & 63 == 0 { before.append(total) }
      if !isContinuation(span[index]) { total += 1 }
    }
    count = Int(total)
  }

  public var isASCII: Bool { before.isEmpty }

  /// The number of code points that begin before the byte at `offset`.
  ///
  /// - Precondition: `offset` is at most the number of bytes.
  @inlinable
  public func codePoint(at offset: Int32) -> Int32 {
    if before.isEmpty { return offset }
    let offset = Int(offset)
    if offset == bytes.count { return Int32(count) }
    let block = offset >> 6
    var total = before[block]
    for index in (block << 6)..<offset where !isContinuation(bytes[index]) { total += 1 }
    return total
  }
}

/// Whether a byte of UTF-8 goes on with a character that began before it.
@inlinable
public func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
