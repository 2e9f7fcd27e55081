/// One block, written in whichever of the three forms is smallest.
@safe
struct DeflateBlock {
  private let source: UnsafePointer<UInt8>
  private let range: Range<Int>
  private let sequences: UnsafeBufferPointer<DeflateSequence>
  private let literals: UnsafeBufferPointer<UInt8>

  /// A block of `source`, which the sequences and the literals after them make up.
  ///
  /// - Parameter literals: Those of the sequences, one behind the other.
  /// - Precondition: They stay as they are as long as the block is used.
  init(
    _ source: UnsafePointer<UInt8>, _ range: Range<Int>,
    _ sequences: UnsafeBufferPointer<DeflateSequence>, _ literals: UnsafeBufferPointer<UInt8>
  ) {
    unsafe self.source = source
    self.range = range
    unsafe self.sequences = sequences
    unsafe self.literals = literals
  }

  func write(isLast: Bool, to writer: inout BitWriter) {
    // SAFETY: by the precondition of `init`.
    let counts = unsafe SymbolCounts(source, range, sequences, self.literals)
    // With 14 bits, four literals fit into the writer.
    let literals = HuffmanCode(counts.literals, limit: 14)
    let distances = HuffmanCode(counts.distances, limit: 15)
    let header = CodeHeader(literals, distances)
    let ownBits = header.bitCount + counts.bitCount(literals, distances)
    let fixedBits = 3 + counts.bitCount(.fixedLiterals, .fixedDistances)
    let bits = min(ownBits, fixedBits)
    if storedBits(range.count, after: writer.usedBits) <= bits {
      unsafe writeStored(source, range, isLast: isLast, to: &writer)
      return
    }
    precondition(writer.hasRoom(for: bits / 8 + 1), "a block is larger than was reckoned")
    if ownBits < fixedBits {
      header.write(isLast: isLast, to: &writer)
      writeBody(literals, distances, to: &writer)
    } else {
      writer.add((isLast ? 1 : 0) | 1 << 1, 3)
      writeBody(.fixedLiterals, .fixedDistances, to: &writer)
    }
  }

  private func writeBody(
    _ literalCode: HuffmanCode, _ distanceCode: HuffmanCode, to target: inout BitWriter
  ) {
    let lengthWords = lengthWords(literalCode)
    let literals = literalCode.packed.span
    let distances = distanceCode.packed.span
    let lengths = lengthWords.span
    let distanceBases = DeflateSymbols.distanceBases
    let bases = distanceBases.span
    var writer = target
    var next = unsafe source + range.lowerBound
    for index in unsafe 0..<sequences.count {
      // SAFETY: as for `SymbolCounts`; a length index is below 256; `write` has seen to the room.
      let sequence = unsafe sequences[index]
      let match = unsafe next + sequence.literalCount
      unsafe writeLiterals(from: next, to: match, literals, &writer)
      let slot = sequence.distanceSlot
      unsafe writer.add(lengths[unchecked: sequence.lengthIndex])
      unsafe writer.add(distances[unchecked: slot])
      unsafe writer.add(
        sequence.distance &- UInt64(bases[unchecked: slot]),
        UInt64(truncatingIfNeeded: max(0, slot &>> 1 &- 1)))
      writer.flush()
      unsafe next = match + (sequence.lengthIndex + 3)
    }
    unsafe writeLiterals(from: next, to: source + range.upperBound, literals, &writer)
    writer.add(literals[DeflateSymbols.endOfBlock])
    writer.flush()
    target = writer
  }
}

/// For each length less 3, its code word with its extra bits.
private func lengthWords(_ code: HuffmanCode) -> [UInt32] {
  var words = [UInt32](repeating: 0, count: 256)
  for index in 0..<256 {
    let slot = Int(DeflateSymbols.lengthSlots[index + 3])
    let word = code.packed[DeflateSymbols.firstLength + slot]
    let extra = UInt32(index + 3) - UInt32(DeflateSymbols.lengthBases[slot])
    let width = word >> 24
    let extraWidth = UInt32(DeflateSymbols.lengthExtraBits[slot])
    words[index] = word & 0xFF_FFFF | extra << width | (width + extraWidth) << 24
  }
  return words
}

@inline(__always)
private func writeLiterals(
  from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>,
  _ code: Span<UInt32>, _ writer: inout BitWriter
) {
  var next = unsafe start
  // SAFETY: reads from `start` to `end` only, and a byte is below the number of symbols.
  while unsafe end - next >= 4 {
    unsafe writer.add(code[unchecked: Int(next[0])])
    unsafe writer.add(code[unchecked: Int(next[1])])
    unsafe writer.add(code[unchecked: Int(next[2])])
    unsafe writer.add(code[unchecked: Int(next[3])])
    writer.flush()
    unsafe next += 4
  }
  guard unsafe next < end else { return }
  while unsafe next < end {
    unsafe writer.add(code[unchecked: Int(next[0])])
    unsafe next += 1
  }
  writer.flush()
}
