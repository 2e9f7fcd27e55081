/// One block of sequences and literals, written in whichever of the three forms is smallest.
@safe
struct DeflateBlock: ~Copyable {
  private var literalFrequencies = [UInt32](repeating: 0, count: DeflateSymbols.literalCount)
  private var distanceFrequencies = [UInt32](repeating: 0, count: DeflateSymbols.distanceCount)

  init() {}

  /// Writes the source from `start` to `end`, which the sequences and the literals after them make up.
  mutating func write(
    _ source: UnsafePointer<UInt8>, _ range: Range<Int>,
    _ sequences: UnsafeBufferPointer<DeflateSequence>,
    isLast: Bool, to writer: inout BitWriter
  ) {
    unsafe count(source, range, sequences)
    // With 14 bits, four literals fit into the writer.
    let literalCode = HuffmanCode(literalFrequencies, limit: 14)
    let distanceCode = HuffmanCode(distanceFrequencies, limit: 15)
    let header = CodeHeader(literalCode, distanceCode)
    let dynamicBits = header.bitCount + bodyBits(literalCode, distanceCode)
    let fixedBits = 3 + bodyBits(.fixedLiterals, .fixedDistances)
    let bits = min(dynamicBits, fixedBits)
    if storedBits(range.count, after: writer.usedBits) <= bits {
      unsafe writeStored(source, range, isLast: isLast, to: &writer)
      return
    }
    precondition(writer.hasRoom(for: bits / 8 + 1), "a block is larger than was reckoned")
    if dynamicBits < fixedBits {
      header.write(isLast: isLast, to: &writer)
      unsafe writeBody(source, range, sequences, literalCode, distanceCode, to: &writer)
    } else {
      writer.add((isLast ? 1 : 0) | 1 << 1, 3)
      unsafe writeBody(source, range, sequences, .fixedLiterals, .fixedDistances, to: &writer)
    }
  }

  /// Counts how often each symbol occurs.
  private mutating func count(
    _ source: UnsafePointer<UInt8>, _ range: Range<Int>,
    _ sequences: UnsafeBufferPointer<DeflateSequence>
  ) {
    for symbol in literalFrequencies.indices { literalFrequencies[symbol] = 0 }
    for symbol in distanceFrequencies.indices { distanceFrequencies[symbol] = 0 }
    literalFrequencies[DeflateSymbols.endOfBlock] = 1
    let slots = DeflateSymbols.lengthSlots
    // SAFETY: a byte is below 286 symbols, as is 257 and a length slot; a distance slot of the
    // finder is below 30; literals and matches together are what the range holds.
    unsafe literalFrequencies.withUnsafeMutableBufferPointer { literals in
      unsafe distanceFrequencies.withUnsafeMutableBufferPointer { distances in
        unsafe slots.withUnsafeBufferPointer { slots in
          guard let literals = literals.baseAddress, let distances = distances.baseAddress,
            let slots = slots.baseAddress
          else { return }
          var next = unsafe source + range.lowerBound
          for index in 0..<sequences.count {
            let sequence = unsafe sequences[index]
            let match = unsafe next + Int(sequence &>> 32)
            while unsafe next < match {
              unsafe literals[Int(next[0])] &+= 1
              unsafe next += 1
            }
            let length = Int((sequence &>> 16) & 255) &+ 3
            unsafe literals[Int(slots[length]) &+ DeflateSymbols.firstLength] &+= 1
            unsafe distances[Int((sequence &>> 24) & 255)] &+= 1
            unsafe next += length
          }
          let end = unsafe source + range.upperBound
          while unsafe next < end {
            unsafe literals[Int(next[0])] &+= 1
            unsafe next += 1
          }
        }
      }
    }
  }

  /// Bits of the block after its header.
  private func bodyBits(_ literals: HuffmanCode, _ distances: HuffmanCode) -> Int {
    var bits = 0
    for (symbol, count) in literalFrequencies.enumerated() where count > 0 {
      var length = literals.length(symbol)
      if symbol >= DeflateSymbols.firstLength {
        length += Int(DeflateSymbols.lengthExtraBits[symbol - DeflateSymbols.firstLength])
      }
      bits += Int(count) * length
    }
    for (symbol, count) in distanceFrequencies.enumerated() where count > 0 {
      bits +=
        Int(count)
        * (distances.length(symbol) + Int(DeflateSymbols.distanceExtraBits[symbol]))
    }
    return bits
  }

  private func writeBody(
    _ source: UnsafePointer<UInt8>, _ range: Range<Int>,
    _ sequences: UnsafeBufferPointer<DeflateSequence>,
    _ literals: HuffmanCode, _ distances: HuffmanCode, to target: inout BitWriter
  ) {
    let lengths = lengthWords(literals)
    let bases = DeflateSymbols.distanceBases
    var writer = target
    // SAFETY: indices are bounded as in `count`; the writer has room for the whole block.
    unsafe literals.packed.withUnsafeBufferPointer { literals in
      unsafe distances.packed.withUnsafeBufferPointer { distances in
        unsafe lengths.withUnsafeBufferPointer { lengths in
          unsafe bases.withUnsafeBufferPointer { bases in
            guard let literals = literals.baseAddress, let distances = distances.baseAddress,
              let lengths = lengths.baseAddress, let bases = bases.baseAddress
            else { return }
            var next = unsafe source + range.lowerBound
            for index in 0..<sequences.count {
              let sequence = unsafe sequences[index]
              let match = unsafe next + Int(sequence &>> 32)
              unsafe writeLiterals(from: next, to: match, literals, &writer)
              let length = Int((sequence &>> 16) & 255)
              let slot = Int((sequence &>> 24) & 255)
              unsafe writer.add(lengths[length])
              unsafe writer.add(distances[slot])
              unsafe writer.add(
                (sequence & 0xFFFF) &- UInt64(bases[slot]),
                UInt64(truncatingIfNeeded: max(0, slot &>> 1 &- 1)))
              writer.flush()
              unsafe next = match + length + 3
            }
            unsafe writeLiterals(from: next, to: source + range.upperBound, literals, &writer)
            unsafe writer.add(literals[DeflateSymbols.endOfBlock])
            writer.flush()
          }
        }
      }
    }
    target = writer
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
}

/// Four literals are at most 60 bits with what the writer holds.
@inline(__always)
private func writeLiterals(
  from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>,
  _ code: UnsafePointer<UInt32>, _ writer: inout BitWriter
) {
  var next = unsafe start
  // SAFETY: reads from `start` to `end` only, and a byte is below the number of symbols.
  while unsafe end - next >= 4 {
    unsafe writer.add(code[Int(next[0])])
    unsafe writer.add(code[Int(next[1])])
    unsafe writer.add(code[Int(next[2])])
    unsafe writer.add(code[Int(next[3])])
    writer.flush()
    unsafe next += 4
  }
  guard unsafe next < end else { return }
  while unsafe next < end {
    unsafe writer.add(code[Int(next[0])])
    unsafe next += 1
  }
  writer.flush()
}
