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
  for index in 0..<count { flags[index] = bytes[index >> 3] >> UInt8(index & 7) & 1 == 1 }
  return flags
}
