/// What a decoder looks up the next bits of a deflate stream in.
///
/// An entry says in its low 8 bits how many bits the code has, in the next 8 what to do, and above
/// that with which value. Codes longer than `rootBits` have their entries in smaller tables behind
/// the first one, where an entry of the first one points.
///
/// Source: the layout of tables that zlib and libdeflate use; the code is our own.
@safe
struct InflateTable {
  /// What an entry asks for, in bits 8 to 15: below 16 so many extra bits of a length or distance.
  static let literal: UInt32 = 0x80 << 8
  static let end: UInt32 = 0x40 << 8
  static let pointer: UInt32 = 0x20 << 8
  static let invalid: UInt32 = 0x10 << 8

  let rootBits: Int
  private(set) var entries: [UInt32]

  /// - Parameters:
  ///   - lengths: Bits of the code of each symbol, at most 15; 0 for a symbol that has none.
  ///   - values: For each symbol its entry without the length; what it lacks is invalid.
  /// - Returns: nil where the lengths make no code: there are too many symbols for them, or too
  ///   few. As zlib has it, none at all, or one of one bit, are enough.
  init?(_ lengths: ArraySlice<UInt8>, values: [UInt32], rootBits: Int) {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[Int(length)] += 1 }
    let used = lengths.count - counts[0]
    counts[0] = 0
    var left = 1
    for bits in 1...15 {
      left = left * 2 - counts[bits]
      if left < 0 { return nil }
    }
    if left > 0 && used > 0 && !(used == 1 && counts[1] == 1) { return nil }
    self.rootBits = rootBits
    entries = Array(repeating: InflateTable.invalid | 1, count: 1 << rootBits)
    fill(lengths, values, counts)
  }

  private mutating func fill(_ lengths: ArraySlice<UInt8>, _ values: [UInt32], _ counts: [Int]) {
    var next = [Int](repeating: 0, count: 17)
    for bits in 1...15 { next[bits + 1] = (next[bits] + counts[bits]) << 1 }
    var pending: [(code: Int, bits: Int, entry: UInt32)] = []
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let bits = Int(length)
      let code = InflateTable.reversed(next[bits], bits)
      next[bits] += 1
      let entry = symbol < values.count ? values[symbol] : InflateTable.invalid
      if bits <= rootBits {
        for place in stride(from: code, to: 1 << rootBits, by: 1 << bits) {
          entries[place] = entry | UInt32(bits)
        }
      } else {
        pending.append((code, bits, entry))
      }
    }
    fillBehind(pending)
  }

  /// Enters the codes that are longer than the first table.
  private mutating func fillBehind(_ codes: [(code: Int, bits: Int, entry: UInt32)]) {
    var longest: [Int: Int] = [:]
    let mask = (1 << rootBits) - 1
    for code in codes {
      longest[code.code & mask] = max(longest[code.code & mask] ?? 0, code.bits - rootBits)
    }
    for (root, bits) in longest {
      entries[root] = UInt32(entries.count) << 16 | InflateTable.pointer | UInt32(bits)
      entries += Array(repeating: InflateTable.invalid | 1, count: 1 << bits)
    }
    for code in codes {
      let root = entries[code.code & mask]
      let first = Int(root >> 16)
      let bits = code.bits - rootBits
      for place in stride(
        from: code.code >> rootBits, to: 1 << Int(root & 0xFF), by: 1 << bits)
      {
        entries[first + place] = code.entry | UInt32(bits)
      }
    }
  }

  private static func reversed(_ code: Int, _ bits: Int) -> Int {
    var (code, reversed) = (code, 0)
    for _ in 0..<bits {
      reversed = reversed << 1 | code & 1
      code >>= 1
    }
    return reversed
  }
}

/// What symbols of deflate stand for (RFC 1951, 3.2.5).
enum InflateSymbols {
  static let literalsAndLengths: [UInt32] = {
    var entries = (0..<256).map { UInt32($0) << 16 | InflateTable.literal }
    entries.append(InflateTable.end)
    var base: UInt32 = 3
    for symbol in 0..<28 {
      let extra: UInt32 = symbol < 8 ? 0 : UInt32(symbol / 4 - 1)
      entries.append(base << 16 | extra << 8)
      base += 1 << extra
    }
    entries.append(258 << 16)
    return entries
  }()

  static let distances: [UInt32] = {
    var entries: [UInt32] = []
    var base: UInt32 = 1
    for symbol in 0..<30 {
      let extra: UInt32 = symbol < 4 ? 0 : UInt32(symbol / 2 - 1)
      entries.append(base << 16 | extra << 8)
      base += 1 << extra
    }
    return entries
  }()

  static let plain: [UInt32] = (0..<19).map { UInt32($0) << 16 | InflateTable.literal }

  /// In which order the lengths of the code for lengths stand.
  static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
}

/// The codes that every decoder knows (RFC 1951, 3.2.6).
enum FixedCodes {
  static let lengths: InflateTable = {
    var lengths = [UInt8](repeating: 8, count: 288)
    for symbol in 144..<256 { lengths[symbol] = 9 }
    for symbol in 256..<280 { lengths[symbol] = 7 }
    return table(lengths, InflateSymbols.literalsAndLengths, rootBits: 9)
  }()
  static let distances = table(
    [UInt8](repeating: 5, count: 32), InflateSymbols.distances, rootBits: 5)

  private static func table(_ lengths: [UInt8], _ values: [UInt32], rootBits: Int) -> InflateTable {
    guard let table = InflateTable(lengths[...], values: values, rootBits: rootBits) else {
      preconditionFailure("the fixed code is no code")
    }
    return table
  }
}
