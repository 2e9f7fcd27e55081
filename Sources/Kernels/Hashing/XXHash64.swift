/// XXH64 with seed 0: a 64-bit hash that every language has a library for.
///
/// Not for secrets. Fast enough to run over every byte of a corpus.
/// Source: Yann Collet, "xxHash fast digest algorithm", version 0.1.1, section "XXH64 algorithm
/// description".
package func xxHash64(_ bytes: Span<UInt8>) -> UInt64 {
  // SAFETY: every load below is checked against the byte count.
  let raw = unsafe bytes.bytes
  var offset = 0
  var hash: UInt64
  if raw.byteCount >= 32 {
    var lanes: SIMD4<UInt64> = [prime1 &+ prime2, prime2, 0, 0 &- prime1]
    while offset + 32 <= raw.byteCount {
      for lane in 0..<4 { lanes[lane] = round(lanes[lane], word(raw, offset + 8 * lane)) }
      offset += 32
    }
    hash = rotated(lanes[0], 1) &+ rotated(lanes[1], 7)
    hash = hash &+ rotated(lanes[2], 12) &+ rotated(lanes[3], 18)
    for lane in 0..<4 { hash = (hash ^ round(0, lanes[lane])) &* prime1 &+ prime4 }
  } else {
    hash = prime5
  }
  hash = hash &+ UInt64(raw.byteCount)
  while offset + 8 <= raw.byteCount {
    hash = rotated(hash ^ round(0, word(raw, offset)), 27) &* prime1 &+ prime4
    offset += 8
  }
  if offset + 4 <= raw.byteCount {
    // SAFETY: the four bytes lie inside the span.
    let half = unsafe raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
    hash = rotated(hash ^ (UInt64(half) &* prime1), 23) &* prime2 &+ prime3
    offset += 4
  }
  while offset < raw.byteCount {
    hash = rotated(hash ^ (UInt64(bytes[offset]) &* prime5), 11) &* prime1
    offset += 1
  }
  hash = (hash ^ (hash >> 33)) &* prime2
  hash = (hash ^ (hash >> 29)) &* prime3
  return hash ^ (hash >> 32)
}

/// 16 hexadecimal digits, small letters.
package func hexadecimal(_ hash: UInt64) -> String {
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}

private let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
private let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
private let prime3: UInt64 = 0x1656_67B1_9E37_79F9
private let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
private let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

private func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 {
  value &<< bits | value &>> (64 &- bits)
}

private func round(_ state: UInt64, _ word: UInt64) -> UInt64 {
  rotated(state &+ word &* prime2, 31) &* prime1
}

/// - Precondition: 8 bytes lie behind `offset`.
private func word(_ raw: RawSpan, _ offset: Int) -> UInt64 {
  // SAFETY: checked by the caller's loop condition; the load is little-endian on our machines.
  unsafe raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
}
