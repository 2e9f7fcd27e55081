import CVectors

/// Where letters and the marks of sentences stand in a text: one bit for each byte.
///
/// Made in one pass, as many bytes at a time as the processor can compare, so that whoever walks
/// the text goes from bit to bit. Takes a quarter of the bytes of the text.
public struct TextMasks: Sendable {
  /// The ASCII letters.
  @usableFromInline var letters: [UInt64]
  /// The bytes at which a sentence may end, or its end be decided.
  @usableFromInline var marks: [UInt64]

  /// How many bytes this processor compares at once: 16, 32 or 64.
  package static let width = Int(vector_width())

  public init(_ bytes: Span<UInt8>) { self.init(bytes, width: TextMasks.width) }

  /// - Parameter width: how many bytes are compared at once, at most as many as this processor can;
  ///   the masks are the same for each.
  package init(_ bytes: Span<UInt8>, width: Int) {
    let width = min(width, TextMasks.width)
    // Two more than there are blocks, so that a window may begin at the end of the text, and reach
    // beyond the last.
    let blocks = (bytes.count &+ 63) &>> 6 &+ 2
    letters = Array(repeating: 0, count: blocks)
    marks = Array(repeating: 0, count: blocks)
    // SAFETY: there is a number of both arrays for each 64 bytes.
    unsafe letters.withUnsafeMutableBufferPointer { letters in
      unsafe marks.withUnsafeMutableBufferPointer { marks in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          unsafe vector_text_masks(
            bytes.baseAddress, bytes.count, letters.baseAddress, marks.baseAddress, Int32(width))
        }
      }
    }
  }

  /// One bit for each of the 64 bytes from `index` on, the first the lowest: set for ASCII letters.
  @inlinable
  @inline(__always)
  public func letterWindow(from index: Int) -> UInt64 {
    let shift = UInt64(truncatingIfNeeded: index & 63)
    let block = index &>> 6
    return letters[block] &>> shift | (letters[block &+ 1] &<< 1) &<< (63 &- shift)
  }

  /// The first mark from `start` on at which a sentence may end; `limit` if there is none.
  ///
  /// The marks are `!?…:;/>`, line feeds, full stops and slashes without a small letter behind
  /// them, commas without a digit behind them or a space and a small letter or digit, and the first
  /// of two equal ones of `-*+_=`.
  package func firstMark(from start: Int, to limit: Int) -> Int {
    guard start < limit else { return limit }
    let marks = marks.span
    var block = start &>> 6
    let last = (limit &- 1) &>> 6
    var bits = marks[block] & (~0 &<< UInt64(truncatingIfNeeded: start & 63))
    while bits == 0 {
      block &+= 1
      if block > last { return limit }
      bits = marks[block]
    }
    return min(limit, block &* 64 &+ bits.trailingZeroBitCount)
  }
}
