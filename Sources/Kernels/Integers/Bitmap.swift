/// One bit per flag, from the lowest bit of the first byte on; the last byte filled with zeros.
package func packedFlags(_ flags: Span<Bool>) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: (flags.count + 7) / 8)
  let whole = flags.count / 8
  for number in 0..<whole {
    let first = number &* 8
    var byte: UInt8 = 0
    for bit in 0..<8 { byte |= (flags[first &+ bit] ? 1 : 0) << UInt8(bit) }
    bytes[number] = byte
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
