/// One bit per flag, from the lowest bit of the first byte on; the last byte filled with zeros.
package func packedFlags(_ flags: Span<Bool>) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: (flags.count + 7) / 8)
  let whole = flags.count / 8
  // SAFETY: eight flags, one byte of 0 or 1 each, lie inside the span from each start on.
  unsafe flags.withUnsafeBytes { raw in
    for number in 0..<whole {
      let word = unsafe raw.loadUnaligned(fromByteOffset: number &* 8, as: UInt64.self).littleEndian
      // Byte i has its bit at 8i; times 2^(56 - 7i) it is at 56 + i, and nothing else is there.
      bytes[number] = UInt8(truncatingIfNeeded: (word &* 0x0102_0408_1020_4080) >> 56)
    }
  }
  for index in (whole * 8)..<flags.count where flags[index] {
    bytes[whole] |= 1 << UInt8(index & 7)
  }
  return bytes
}

/// The first `count` bits, as flags.
///
/// - Precondition: There are that many.
package func unpackedFlags(_ bytes: Span<UInt8>, count: Int) -> [Bool] {
  precondition(bytes.count >= (count + 7) / 8, "\(bytes.count) bytes for \(count) bits")
  var flags = [Bool](repeating: false, count: count)
  let whole = count / 8
  // SAFETY: eight flags from each start on lie inside the array; each is given one byte of 0 or 1.
  unsafe flags.withUnsafeMutableBytes { raw in
    for number in 0..<whole {
      unsafe raw.storeBytes(
        of: eightFlags(bytes[number]).littleEndian, toByteOffset: number &* 8, as: UInt64.self)
    }
  }
  for index in (whole * 8)..<count { flags[index] = bytes[whole] >> UInt8(index & 7) & 1 == 1 }
  return flags
}

/// Bit i of a byte at the bottom of byte i.
@inline(__always)
private func eightFlags(_ byte: UInt8) -> UInt64 {
  // The byte eight times, of each copy its own bit; adding carries it to the top of the copy,
  // without reaching the next one.
  let bits = UInt64(byte) &* 0x0101_0101_0101_0101 & 0x8040_2010_0804_0201
  let low = bits & 0x7F7F_7F7F_7F7F_7F7F
  return ((low &+ 0x7F7F_7F7F_7F7F_7F7F) | bits) &>> 7 & 0x0101_0101_0101_0101
}
