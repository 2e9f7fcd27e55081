/// How often each symbol occurs in a block.
struct SymbolCounts {
  let literals: [UInt32]
  let distances: [UInt32]

  /// Counts the symbols of a block of `source`, which the sequences and the literals after them
  /// make up.
  init(
    _ source: UnsafePointer<UInt8>, _ range: Range<Int>,
    _ sequences: UnsafeBufferPointer<DeflateSequence>
  ) {
    var literalCounts = [UInt32](repeating: 0, count: DeflateSymbols.literalCount)
    var distanceCounts = [UInt32](repeating: 0, count: DeflateSymbols.distanceCount)
    var literals = literalCounts.mutableSpan
    var distances = distanceCounts.mutableSpan
    let slots = DeflateSymbols.lengthSlots
    let lengthSlots = slots.span
    literals[DeflateSymbols.endOfBlock] = 1
    var next = unsafe source + range.lowerBound
    for index in 0..<sequences.count {
      // SAFETY: a byte, and 257 with a length slot, are below the 286 symbols; distance slots of
      // the finder are below 30; literals and matches together are what the range holds.
      let sequence = unsafe sequences[index]
      let match = unsafe next + sequence.literalCount
      unsafe count(from: next, to: match, &literals)
      let slot = unsafe lengthSlots[unchecked: sequence.lengthIndex + 3]
      unsafe literals[unchecked: DeflateSymbols.firstLength &+ Int(slot)] &+= 1
      unsafe distances[unchecked: sequence.distanceSlot] &+= 1
      unsafe next = match + (sequence.lengthIndex + 3)
    }
    unsafe count(from: next, to: source + range.upperBound, &literals)
    self.literals = literalCounts
    self.distances = distanceCounts
  }

  /// Bits of the block in these codes, without a header.
  func bitCount(_ literalCode: HuffmanCode, _ distanceCode: HuffmanCode) -> Int {
    var bits = 0
    for (symbol, count) in literals.enumerated() where count > 0 {
      var length = literalCode.length(symbol)
      if symbol >= DeflateSymbols.firstLength {
        length += Int(DeflateSymbols.lengthExtraBits[symbol - DeflateSymbols.firstLength])
      }
      bits += Int(count) * length
    }
    for (symbol, count) in distances.enumerated() where count > 0 {
      let extra = Int(DeflateSymbols.distanceExtraBits[symbol])
      bits += Int(count) * (distanceCode.length(symbol) + extra)
    }
    return bits
  }
}

@inline(__always)
private func count(
  from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>,
  _ literals: inout MutableSpan<UInt32>
) {
  var next = unsafe start
  // SAFETY: reads from `start` to `end` only; a byte is below the number of symbols.
  while unsafe next < end {
    unsafe literals[unchecked: Int(next[0])] &+= 1
    unsafe next += 1
  }
}
