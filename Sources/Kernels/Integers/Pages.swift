/// How numbers are cut into a symbol of one byte and, where they are large, low bits beside it.
///
/// Numbers below `direct` are symbols themselves. The others lie in pages of 2^`bits` numbers, and
/// every page is a symbol. Where small numbers are frequent, as those of words are that stand in
/// order of frequency, an entropy coder has to do with the symbols alone: within a page nothing is
/// left to foretell. So it handles one byte for each number, and sees the repeats among the
/// frequent ones.
package struct PageCut: Equatable, Sendable {
  /// How many symbols are numbers themselves: 0 to 255.
  package let direct: Int
  /// Low bits of a number in a page: 1 to 16.
  package let bits: Int

  /// - Precondition: Both are in their ranges.
  package init(direct: Int, bits: Int) {
    precondition((0...255).contains(direct) && (1...16).contains(bits), "\(direct), \(bits) bits")
    self.direct = direct
    self.bits = bits
  }

  /// The smallest pages of which at most half of the symbols are needed for numbers up to
  /// `highest`.
  ///
  /// - Returns: `nil` where the numbers fit in a byte, or in no pages.
  package init?(upTo highest: UInt64) {
    guard highest > 255, highest < 1 << 23 else { return nil }
    for bits in 1...16 {
      // Each page takes one symbol from the direct numbers, and adds 2^bits to the others.
      let gain = (1 << bits) - 1
      let pages = (Int(highest) - 255 + gain - 1) / gain
      if pages <= 128 {
        self.init(direct: 256 - pages, bits: bits)
        return
      }
    }
    return nil
  }

  /// The largest number that can be cut so.
  package var highest: Int { direct + ((256 - direct) << bits) - 1 }

  /// The symbol of each number, and the low bits of those in pages.
  ///
  /// - Precondition: No number is larger than `highest` was.
  package func cut(_ numbers: Span<UInt64>) -> (symbols: [UInt8], low: [UInt64]) {
    var symbols = [UInt8](repeating: 0, count: numbers.count)
    var low: [UInt64] = []
    low.reserveCapacity(numbers.count / 2)
    let (direct, mask) = (UInt64(direct), (UInt64(1) << UInt64(bits)) - 1)
    for index in numbers.indices {
      let number = numbers[index]
      if number < direct {
        symbols[index] = UInt8(truncatingIfNeeded: number)
      } else {
        symbols[index] = UInt8(direct + (number - direct) >> UInt64(bits))
        low.append((number - direct) & mask)
      }
    }
    return (symbols, low)
  }

  /// The numbers of so many symbols, and of the low bits that follow them (`packTransposed`).
  ///
  /// - Returns: `nil` unless the bytes are exactly those, with zeros after the last low bits.
  @inline(__always)
  func joined<Number: StoredNumber>(_ bytes: Span<UInt8>, count: Int) -> [Number]? {
    guard bytes.count >= count else { return nil }
    let symbols = bytes.extracting(0..<count)
    let paged = pagedCount(symbols)
    guard bytes.count == count + packedByteCount(count: paged, bits: bits) else { return nil }
    var low: [Number] = []
    if paged > 0 { low = Number.packed(bytes.extracting(count..<bytes.count), bits: bits) }
    for index in paged..<low.count where low[index] != 0 { return nil }
    // One more, which is looked at and left out where a direct number follows the last in a page.
    low.append(0)
    return joined(symbols, low.span)
  }

  /// How many symbols are of pages.
  private func pagedCount(_ symbols: Span<UInt8>) -> Int {
    var count: UInt32 = 0
    // The sign of a difference, rather than a branch that could not be foretold.
    for index in symbols.indices {
      count &+= UInt32(bitPattern: Int32(direct - 1) &- Int32(symbols[index])) &>> 31
    }
    return Int(count)
  }

  @inline(__always)
  private func joined<Number: StoredNumber>(
    _ symbols: Span<UInt8>, _ low: Span<Number>
  ) -> [Number] {
    let first = (0..<256).map { (symbol: Int) in
      Number(truncatingIfNeeded: symbol < direct ? symbol : direct + (symbol - direct) << bits)
    }
    // All ones for pages: a branch could not be foretold.
    let masks = (0..<256).map { (symbol: Int) in symbol < direct ? 0 : -1 as Number }
    let (begins, isPaged) = (first.span, masks.span)
    return unsafe [Number](unsafeUninitializedCapacity: symbols.count) { target, filled in
      var next = 0
      for index in symbols.indices {
        // SAFETY: a symbol is below 256; `next` is at most the number of symbols of pages, and
        // `low` has one more than these; there is room for as many as there are symbols.
        let symbol = unsafe Int(symbols[unchecked: index])
        let mask = unsafe isPaged[unchecked: symbol]
        unsafe target.initializeElement(
          at: index, to: begins[unchecked: symbol] &+ (low[unchecked: next] & mask))
        next &-= Int(truncatingIfNeeded: mask)
      }
      filled = symbols.count
    }
  }
}
