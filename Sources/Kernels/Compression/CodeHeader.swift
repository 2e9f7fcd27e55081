/// The head of a block with its own codes: their lengths, run by run, in a code of their own
/// (RFC 1951, section 3.2.7).
struct CodeHeader {
  /// A symbol from 0 to 18 in the lower byte, its extra bits above.
  private let items: [UInt16]
  private let itemCode: HuffmanCode
  private let literalCount: Int
  private let distanceCount: Int
  /// Item code lengths that are sent.
  private var sentLengths = 19
  /// All bits of the header, with the three that begin the block.
  private(set) var bitCount = 0

  init(_ literals: HuffmanCode, _ distances: HuffmanCode) {
    let literalCount = CodeHeader.usedCount(literals, atLeast: 257)
    let distanceCount = CodeHeader.usedCount(distances, atLeast: 1)
    var lengths: [UInt8] = []
    lengths.reserveCapacity(literalCount + distanceCount)
    for symbol in 0..<literalCount { lengths.append(UInt8(literals.length(symbol))) }
    for symbol in 0..<distanceCount { lengths.append(UInt8(distances.length(symbol))) }
    items = CodeHeader.runs(of: lengths)
    var frequencies = [UInt32](repeating: 0, count: 19)
    for item in items { frequencies[Int(item & 0xFF)] += 1 }
    itemCode = HuffmanCode(frequencies, limit: 7)
    self.literalCount = literalCount
    self.distanceCount = distanceCount
    while sentLengths > 4, itemCode.length(order(sentLengths - 1)) == 0 { sentLengths -= 1 }
    bitCount = 3 + 14 + 3 * sentLengths
    for (symbol, count) in frequencies.enumerated() {
      bitCount += Int(count) * (itemCode.length(symbol) + extraBits(symbol))
    }
  }

  private static func usedCount(_ code: HuffmanCode, atLeast least: Int) -> Int {
    var count = code.packed.count
    while count > least && code.length(count - 1) == 0 { count -= 1 }
    return count
  }

  /// Runs of equal lengths: 16 repeats the last one 3 to 6 times, 17 and 18 are 3 to 10
  /// and 11 to 138 zeros.
  private static func runs(of lengths: [UInt8]) -> [UInt16] {
    var items: [UInt16] = []
    items.reserveCapacity(lengths.count)
    var start = 0
    while start < lengths.count {
      let length = lengths[start]
      var end = start + 1
      while end < lengths.count && lengths[end] == length { end += 1 }
      var rest = end - start
      if length == 0 {
        while rest >= 3 {
          let run = min(rest, 138)
          items.append(run <= 10 ? 17 | UInt16(run - 3) << 8 : 18 | UInt16(run - 11) << 8)
          rest -= run
        }
      } else if rest >= 4 {
        items.append(UInt16(length))
        rest -= 1
        while rest >= 3 {
          let run = min(rest, 6)
          items.append(16 | UInt16(run - 3) << 8)
          rest -= run
        }
      }
      items += repeatElement(UInt16(length), count: rest)
      start = end
    }
    return items
  }

  func write(isLast: Bool, to writer: inout BitWriter) {
    writer.add((isLast ? 1 : 0) | 2 << 1, 3)
    writer.add(UInt64(literalCount - 257), 5)
    writer.add(UInt64(distanceCount - 1), 5)
    writer.add(UInt64(sentLengths - 4), 4)
    writer.flush()
    for index in 0..<sentLengths {
      writer.add(UInt64(itemCode.length(order(index))), 3)
      writer.flush()
    }
    for item in items {
      let symbol = Int(item & 0xFF)
      writer.add(itemCode.packed[symbol])
      writer.add(UInt64(item >> 8), UInt64(extraBits(symbol)))
      writer.flush()
    }
  }
}

/// The item whose length is sent at that place.
private func order(_ index: Int) -> Int { Int(DeflateSymbols.codeLengthOrder[index]) }

private func extraBits(_ item: Int) -> Int {
  switch item {
  case 16: 2
  case 17: 3
  case 18: 7
  default: 0
  }
}
