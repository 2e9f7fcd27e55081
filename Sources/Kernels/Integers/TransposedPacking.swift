/// How many values one block of transposed packing holds.
package let packedBlockCount = 1024

/// The number of bytes that `packTransposed` makes of so many values.
package func packedByteCount(count: Int, bits: Int) -> Int {
  (count + packedBlockCount - 1) / packedBlockCount * bits * (packedBlockCount / 8)
}

/// Packs the low `bits` bits of each value, in blocks of 1024 that are turned on their side.
///
/// Lanes are the smallest of 8, 16, 32 and 64 bits that hold a value. A block of 1024 values has
/// 1024 / lane lanes; its value `i` is number `i / lanes` in lane `i % lanes`. Each lane packs
/// its values one after another from its lowest bit up, into `bits` words, and word `k` of all
/// lanes stand together, before word `k + 1` of all lanes. So neighbouring values are worked on
/// by the same instruction, in any processor and in numpy alike. The last block is filled up
/// with zeros.
///
/// Source: Afroozeh and Boncz, "The FastLanes Compression Layout" (VLDB 2023); ours keeps the
/// lanes in order and has lanes as wide as the values need.
///
/// - Parameter bits: 0 to 64.
package func packTransposed(_ values: Span<UInt64>, bits: Int) -> [UInt8] {
  switch bits {
  case 0: []
  case 1...8: pack(values, bits: bits, lane: UInt8.self)
  case 9...16: pack(values, bits: bits, lane: UInt16.self)
  case 17...32: pack(values, bits: bits, lane: UInt32.self)
  case 33...64: pack(values, bits: bits, lane: UInt64.self)
  default: preconditionFailure("\(bits) bits")
  }
}

/// The values of whole blocks, the zeros that fill up the last one included.
///
/// - Precondition: `bits` is 1 to 64; `bytes` holds whole blocks.
@inline(__always)
func unpackTransposed<Number: FixedWidthInteger>(
  _ bytes: Span<UInt8>, bits: Int
) -> [Number] {
  precondition(
    (1...64).contains(bits) && bytes.count % (bits * packedBlockCount / 8) == 0,
    "\(bytes.count) bytes for blocks of \(bits) bits")
  return switch bits {
  case 1...8: unpack(bytes, bits: bits, lane: UInt8.self)
  case 9...16: unpack(bytes, bits: bits, lane: UInt16.self)
  case 17...32: unpack(bytes, bits: bits, lane: UInt32.self)
  default: unpack(bytes, bits: bits, lane: UInt64.self)
  }
}

@inline(__always)
private func pack<Lane: FixedWidthInteger & UnsignedInteger>(
  _ values: Span<UInt64>, bits: Int, lane: Lane.Type
) -> [UInt8] {
  let lanes = packedBlockCount / Lane.bitWidth
  let blockWords = bits * lanes
  let total = packedByteCount(count: values.count, bits: bits)
  let mask = Lane.max >> Lane(Lane.bitWidth - bits)
  var words = [Lane](repeating: 0, count: total / MemoryLayout<Lane>.size)
  // SAFETY: row `r` of a block touches words `r * bits / width` and, only where the value runs
  // over its end, the next; both lie inside the block. `first + lane` stays below the count.
  return unsafe words.withUnsafeMutableBufferPointer { words in
    unsafe values.withUnsafeBufferPointer { values in
      for row in 0..<((values.count + lanes - 1) / lanes) {
        let first = row * lanes
        let count = min(lanes, values.count - first)
        let position = row % Lane.bitWidth * bits
        let word = row / Lane.bitWidth * blockWords + position / Lane.bitWidth * lanes
        let shift = Lane(position % Lane.bitWidth)
        for lane in 0..<count {
          let value = unsafe Lane(truncatingIfNeeded: values[first + lane]) & mask
          unsafe words[word + lane] |= value &<< shift
        }
        let spill = Int(shift) + bits - Lane.bitWidth
        guard spill > 0 else { continue }
        for lane in 0..<count {
          let value = unsafe Lane(truncatingIfNeeded: values[first + lane]) & mask
          unsafe words[word + lanes + lane] |= value &>> Lane(bits - spill)
        }
      }
    }
    return unsafe [UInt8](UnsafeRawBufferPointer(UnsafeBufferPointer(words)))
  }
}

@inline(__always)
private func unpack<Lane: FixedWidthInteger & UnsignedInteger, Number: FixedWidthInteger>(
  _ bytes: Span<UInt8>, bits: Int, lane: Lane.Type
) -> [Number] {
  let lanes = packedBlockCount / Lane.bitWidth
  let blockWords = bits * lanes
  let blocks = bytes.count / (bits * packedBlockCount / 8)
  let mask = Lane.max >> Lane(Lane.bitWidth - bits)
  let total = blocks * packedBlockCount
  var words = [Lane](repeating: 0, count: blocks * blockWords)
  // SAFETY: the words hold as many bytes as the span; reads stay inside a block as in `pack`.
  return unsafe words.withUnsafeMutableBufferPointer { words in
    unsafe bytes.withUnsafeBytes {
      unsafe UnsafeMutableRawBufferPointer(words).copyMemory(from: $0)
    }
    return unsafe [Number](unsafeUninitializedCapacity: total) { target, count in
      for row in 0..<(total / lanes) {
        let position = row % Lane.bitWidth * bits
        let word = row / Lane.bitWidth * blockWords + position / Lane.bitWidth * lanes
        let shift = Lane(position % Lane.bitWidth)
        let spill = Int(shift) + bits - Lane.bitWidth
        let first = row * lanes
        if spill > 0 {
          let back = Lane(bits - spill)
          for lane in 0..<lanes {
            let value =
              unsafe (words[word + lane] &>> shift) | (words[word + lanes + lane] &<< back)
            unsafe target.initializeElement(
              at: first + lane, to: Number(truncatingIfNeeded: value & mask))
          }
        } else {
          for lane in 0..<lanes {
            let value = unsafe words[word + lane] &>> shift
            unsafe target.initializeElement(
              at: first + lane, to: Number(truncatingIfNeeded: value & mask))
          }
        }
      }
      count = total
    }
  }
}
