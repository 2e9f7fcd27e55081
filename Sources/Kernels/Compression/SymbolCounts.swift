/// How often each symbol occurs in a block.
struct SymbolCounts {
  let literals: [UInt32]
  let distances: [UInt32]

  /// Counts the symbols of a block of `source`, which the sequences and the literals after them
  /// make up.
  ///
  /// - Parameter sequenceLiterals: The literals of the sequences, one behind the other.
  init(
    _ source: UnsafePointer<UInt8>, _ range: Range<Int>,
    _ sequences: UnsafeBufferPointer<DeflateSequence>,
    _ sequenceLiterals: UnsafeBufferPointer<UInt8>
  ) {
    var lanes = [UInt32](repeating: 0, count: laneCount * laneSize)
    var distanceCounts = [UInt32](repeating: 0, count: DeflateSymbols.distanceCount)
    var literals = lanes.mutableSpan
    var distances = distanceCounts.mutableSpan
    let slots = DeflateSymbols.lengthSlots
    let lengthSlots = slots.span
    literals[DeflateSymbols.endOfBlock] = 1
    var covered = range.lowerBound + sequenceLiterals.count
    for index in 0..<sequences.count {
      // SAFETY: 257 with a length slot is below the 286 symbols; distance slots of the finder are
      // below 30.
      let sequence = unsafe sequences[index]
      let slot = unsafe lengthSlots[unchecked: sequence.lengthIndex + 3]
      unsafe literals[unchecked: DeflateSymbols.firstLength &+ Int(slot)] &+= 1
      unsafe distances[unchecked: sequence.distanceSlot] &+= 1
      covered &+= sequence.lengthIndex &+ 3
    }
    // SAFETY: literals and matches together are what the range holds.
    unsafe count(sequenceLiterals, &literals)
    unsafe count(
      UnsafeBufferPointer(start: source + covered, count: range.upperBound - covered), &literals)
    self.literals = (0..<DeflateSymbols.literalCount).map { symbol in
      (0..<laneCount).reduce(0) { $0 &+ lanes[$1 * laneSize + symbol] }
    }
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

/// Literals are counted in several lanes, so that a count need not wait for the one before where
/// both are of the same byte.
private let laneCount = 4
private let laneSize = 320

@inline(__always)
private func count(_ bytes: UnsafeBufferPointer<UInt8>, _ literals: inout MutableSpan<UInt32>) {
  var index = 0
  // SAFETY: a byte is below the size of a lane, and `index` below the count.
  while index &+ 4 <= bytes.count {
    unsafe literals[unchecked: Int(bytes[index])] &+= 1
    unsafe literals[unchecked: laneSize &+ Int(bytes[index &+ 1])] &+= 1
    unsafe literals[unchecked: 2 &* laneSize &+ Int(bytes[index &+ 2])] &+= 1
    unsafe literals[unchecked: 3 &* laneSize &+ Int(bytes[index &+ 3])] &+= 1
    index &+= 4
  }
  while index < bytes.count {
    unsafe literals[unchecked: Int(bytes[index])] &+= 1
    index &+= 1
  }
}
