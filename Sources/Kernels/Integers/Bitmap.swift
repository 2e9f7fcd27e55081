/// One bit per flag, from the lowest bit of the first byte on; the last byte filled with zeros.
package func packedFlags(_ flags: Span<Bool>) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: (flags.count + 7) / 8)
  for index in flags.indices where flags[index] {
    bytes[index >> 3] |= 1 << UInt8(index & 7)
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
