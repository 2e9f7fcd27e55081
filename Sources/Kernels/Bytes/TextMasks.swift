/// Where letters and the marks of sentences stand in a text: one bit for each byte.
///
/// Made sixteen bytes at a time in one pass, so that whoever walks the text goes from bit to bit.
/// Takes a quarter of the bytes of the text.
public struct TextMasks: Sendable {
  /// The ASCII letters.
  @usableFromInline var letters: [UInt64]
  /// The bytes at which a sentence may end, or its end be decided.
  @usableFromInline var marks: [UInt64]

  public init(_ bytes: Span<UInt8>) {
    let blocks = (bytes.count &+ 63) &>> 6
    var marks: [UInt64] = []
    // Two more than there are blocks, so that a window may begin at the end of the text, and reach
    // beyond the last.
    letters = Array(capacity: blocks &+ 2) { letters in
      marks = Array(capacity: blocks &+ 2) { marks in
        for block in 0..<blocks {
          let kinds = BlockKinds(bytes, at: block &* 64)
          letters.append(kinds.letters)
          marks.append(kinds.marks)
        }
        for _ in 0..<2 {
          letters.append(0)
          marks.append(0)
        }
      }
    }
    self.marks = marks
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
  /// them, and the first of two equal ones of `-*+,_=`.
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

/// The kinds of 64 bytes; bytes beyond the end of the text count as 0.
private struct BlockKinds {
  private(set) var letters: UInt64 = 0
  private(set) var marks: UInt64 = 0

  @inline(__always)
  init(_ bytes: Span<UInt8>, at start: Int) {
    if start >= 0, start &+ 66 <= bytes.count {
      for quarter in 0..<4 {
        let place = start &+ quarter &* 16
        // SAFETY: the 66 bytes from `start` lie in the span, as the line above has checked.
        let sixteen = unsafe bytes.bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: place, as: SIMD16<UInt8>.self)
        let next = unsafe bytes.bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: place &+ 1, as: SIMD16<UInt8>.self)
        let afterNext = unsafe bytes.bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: place &+ 2, as: SIMD16<UInt8>.self)
        add(sixteen, next, afterNext, quarter)
      }
    } else {
      for quarter in 0..<4 {
        let place = start &+ quarter &* 16
        add(
          sixteenBytes(bytes, at: place), sixteenBytes(bytes, at: place &+ 1),
          sixteenBytes(bytes, at: place &+ 2), quarter)
      }
    }
  }

  @inline(__always)
  private mutating func add(
    _ sixteen: SIMD16<UInt8>, _ next: SIMD16<UInt8>, _ afterNext: SIMD16<UInt8>, _ quarter: Int
  ) {
    let shift = UInt64(truncatingIfNeeded: quarter &* 16)
    letters |= lowBits(isBetween(sixteen | 0x20, 0x61, 0x7A)) &<< shift
    let stops = isBetween(sixteen, 0x2E, 0x2F) & ~isBetween(next, 0x61, 0x7A)
    // `:;` and `>?` of the row `:;<=>?`.
    let others =
      isBetween(sixteen, 0x3A, 0x3B) | isBetween(sixteen, 0x3E, 0x3F) | isEqual(sixteen, 0x21)
      | isEqual(sixteen, 0x0A)
    let doubled =
      (isBetween(sixteen, 0x2A, 0x2D) | isEqual(sixteen, 0x3D) | isEqual(sixteen, 0x5F))
      & asBytes(sixteen .== next)
    let ellipses = isEqual(sixteen, 0xE2) & isEqual(next, 0x80) & isEqual(afterNext, 0xA6)
    marks |= lowBits(stops | others | doubled | ellipses) &<< shift
  }
}

/// Bytes beyond the end of the text are 0.
private func sixteenBytes(_ bytes: Span<UInt8>, at start: Int) -> SIMD16<UInt8> {
  var sixteen = SIMD16<UInt8>()
  for lane in 0..<16 where start &+ lane < bytes.count { sixteen[lane] = bytes[start &+ lane] }
  return sixteen
}

// All bits of a lane are set where it holds. The masks are joined as numbers: joined as masks,
// they are taken lane by lane.

@inline(__always)
private func isBetween(_ bytes: SIMD16<UInt8>, _ low: UInt8, _ high: UInt8) -> SIMD16<UInt8> {
  asBytes((bytes &- SIMD16(repeating: low)) .<= SIMD16(repeating: high &- low))
}

@inline(__always)
private func isEqual(_ bytes: SIMD16<UInt8>, _ byte: UInt8) -> SIMD16<UInt8> {
  asBytes(bytes .== SIMD16(repeating: byte))
}

@inline(__always)
private func asBytes(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD16<UInt8> {
  // SAFETY: a mask is a vector of bytes that are 0 or 255.
  unsafe unsafeBitCast(mask, to: SIMD16<UInt8>.self)
}

/// The lowest bit of each lane, side by side, the first lane in the lowest place.
///
/// The product moves the bits of eight bytes into its highest byte; no two meet.
@inline(__always)
private func lowBits(_ lanes: SIMD16<UInt8>) -> UInt64 {
  // SAFETY: both are sixteen bytes without padding.
  let halves = unsafe unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
  let ones: UInt64 = 0x0101_0101_0101_0101
  let gather: UInt64 = 0x0102_0408_1020_4080
  let low = ((UInt64(littleEndian: halves[0]) & ones) &* gather) &>> 56
  let high = ((UInt64(littleEndian: halves[1]) & ones) &* gather) &>> 56
  return low | high &<< 8
}
