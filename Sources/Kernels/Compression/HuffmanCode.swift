/// A canonical Huffman code over up to 288 symbols, for deflate.
///
/// Lengths are found in place as in Moffat and Katajainen, "In-Place Calculation of
/// Minimum-Redundancy Codes" (1995). Where the longest is over the limit, all that are too long
/// are cut to the limit, and the longest of the others are made longer until the code fits.
struct HuffmanCode {
  /// For each symbol its bits, first bit lowest, and in the top byte their number; 0 where the
  /// symbol does not occur.
  private(set) var packed: [UInt32]
  private let limit: Int

  /// The best code for how often each symbol occurs.
  ///
  /// At least two symbols get a code word, since some decoders refuse a code of one.
  ///
  /// - Parameter limit: The longest code word in bits.
  init(_ frequencies: [UInt32], limit: Int) {
    packed = Array(repeating: 0, count: frequencies.count)
    self.limit = limit
    var keys = HuffmanCode.usedSymbols(frequencies)
    var filler = 0
    while keys.count < 2 {
      if frequencies[filler] == 0 { keys.insert(UInt64(filler), at: 0) }
      filler += 1
    }
    sortByFrequency(&keys)
    let counts = limitedCounts(codeLengths(keys))
    assign(keys, counts)
  }

  /// Number of bits of a symbol's code word.
  func length(_ symbol: Int) -> Int { Int(packed[symbol] >> 24) }

  /// The frequency above the symbol, for each symbol that occurs.
  private static func usedSymbols(_ frequencies: [UInt32]) -> [UInt64] {
    var keys: [UInt64] = []
    keys.reserveCapacity(frequencies.count)
    for symbol in frequencies.indices where frequencies[symbol] > 0 {
      keys.append(UInt64(frequencies[symbol]) << 16 | UInt64(symbol))
    }
    return keys
  }

  /// The length of each code word, for symbols from the rarest to the most frequent.
  private func codeLengths(_ keys: [UInt64]) -> [Int] {
    var nodes = keys.map { Int($0 >> 16) }
    let count = nodes.count
    // Join the two lightest, leaves or nodes; a joined one is replaced by the number of its
    // parent.
    var leaf = 2
    var root = 0
    nodes[0] += nodes[1]
    for next in stride(from: 1, to: count - 1, by: 1) {
      if leaf >= count || nodes[root] < nodes[leaf] {
        nodes[next] = nodes[root]
        nodes[root] = next
        root += 1
      } else {
        nodes[next] = nodes[leaf]
        leaf += 1
      }
      if leaf >= count || (root < next && nodes[root] < nodes[leaf]) {
        nodes[next] += nodes[root]
        nodes[root] = next
        root += 1
      } else {
        nodes[next] += nodes[leaf]
        leaf += 1
      }
    }
    // From parents to depths of nodes, then to depths of leaves.
    nodes[count - 2] = 0
    for next in stride(from: count - 3, through: 0, by: -1) { nodes[next] = nodes[nodes[next]] + 1 }
    return leafDepths(nodes)
  }

  private func leafDepths(_ internalDepths: [Int]) -> [Int] {
    var depths = internalDepths
    var available = 1
    var used = 0
    var depth = 0
    var root = depths.count - 2
    var next = depths.count - 1
    while available > 0 {
      while root >= 0 && depths[root] == depth {
        used += 1
        root -= 1
      }
      while available > used {
        depths[next] = depth
        next -= 1
        available -= 1
      }
      available = 2 * used
      depth += 1
      used = 0
    }
    return depths
  }

  /// How many code words have each length, with none over the limit.
  private func limitedCounts(_ lengths: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: limit + 1)
    var space = 0
    for length in lengths {
      counts[min(length, limit)] += 1
      space += 1 << (limit - min(length, limit))
    }
    // A code word of `length` takes 2^(limit - length) of 2^limit.
    while space > 1 << limit {
      var length = limit - 1
      while counts[length] == 0 { length -= 1 }
      counts[length] -= 1
      counts[length + 1] += 1
      space -= 1 << (limit - length - 1)
    }
    while space < 1 << limit {
      counts[limit] -= 1
      counts[limit - 1] += 1
      space += 1
    }
    return counts
  }

  /// Gives the longest code words to the rarest symbols.
  private mutating func assign(_ keys: [UInt64], _ counts: [Int]) {
    for symbol in packed.indices { packed[symbol] = 0 }
    var next = 0
    for length in stride(from: limit, through: 1, by: -1) {
      for _ in 0..<counts[length] {
        packed[Int(keys[next] & 0xFFFF)] = UInt32(length) << 24
        next += 1
      }
    }
    number(counts)
  }

  /// Numbers code words of known lengths as RFC 1951, section 3.2.2, asks.
  private mutating func number(_ counts: [Int]) {
    var code = 0
    var firstCodes = [UInt16](repeating: 0, count: limit + 1)
    for length in 1...limit {
      code = (code + counts[length - 1]) << 1
      firstCodes[length] = UInt16(truncatingIfNeeded: code)
    }
    for symbol in packed.indices where packed[symbol] > 0 {
      let length = Int(packed[symbol] >> 24)
      packed[symbol] |= UInt32(reversed(firstCodes[length], width: length))
      firstCodes[length] &+= 1
    }
  }
}

/// Sorts keys by what is above their lowest 16 bits, of which 24 bits may be in use.
///
/// Three rounds of counting, each of 8 bits, keep equal ones in their order.
private func sortByFrequency(_ keys: inout [UInt64]) {
  var sorted = keys
  for shift in stride(from: UInt64(16), to: 40, by: 8) {
    var starts = [Int](repeating: 0, count: 257)
    for key in keys { starts[Int((key >> shift) & 255) + 1] += 1 }
    if starts[1] == keys.count { continue }
    for digit in 1...256 { starts[digit] += starts[digit - 1] }
    for key in keys {
      let digit = Int((key >> shift) & 255)
      sorted[starts[digit]] = key
      starts[digit] += 1
    }
    swap(&keys, &sorted)
  }
}

/// The lowest `width` bits in opposite order.
private func reversed(_ code: UInt16, width: Int) -> UInt16 {
  var result = code.byteSwapped
  result = (result >> 4) & 0x0F0F | (result & 0x0F0F) << 4
  result = (result >> 2) & 0x3333 | (result & 0x3333) << 2
  result = (result >> 1) & 0x5555 | (result & 0x5555) << 1
  return result >> UInt16(16 - width)
}

extension HuffmanCode {
  /// The codes of a block without a header (RFC 1951, section 3.2.6).
  static let fixedLiterals = HuffmanCode(
    lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  static let fixedDistances = HuffmanCode(lengths: Array(repeating: 5, count: 32))

  private init(lengths: [Int]) {
    packed = Array(repeating: 0, count: lengths.count)
    limit = 15
    var counts = [Int](repeating: 0, count: limit + 1)
    for length in lengths { counts[length] += 1 }
    for (symbol, length) in lengths.enumerated() { packed[symbol] = UInt32(length) << 24 }
    number(counts)
  }
}
