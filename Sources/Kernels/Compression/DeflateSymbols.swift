/// The numbers of RFC 1951, section 3.2: how lengths and distances become symbols and extra bits.
enum DeflateSymbols {
  static let endOfBlock = 256
  /// Length symbol of the first length, 3.
  static let firstLength = 257
  static let literalCount = 286
  static let distanceCount = 30
  static let longestMatch = 258
  static let window = 32_768

  static let lengthBases: [UInt16] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
    131, 163, 195, 227, 258,
  ]
  static let lengthExtraBits: [UInt8] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  static let distanceBases: [UInt16] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12_289, 16_385, 24_577,
  ]
  static let distanceExtraBits: [UInt8] = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12,
    13, 13,
  ]
  /// The order in which lengths of the code for code lengths are sent.
  static let codeLengthOrder: [UInt8] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  /// For each length up to 258, its symbol less 257.
  static let lengthSlots: [UInt8] = {
    var slots = [UInt8](repeating: 0, count: longestMatch + 1)
    for (slot, base) in lengthBases.enumerated() {
      for length in Int(base)...longestMatch { slots[length] = UInt8(slot) }
    }
    return slots
  }()

  /// For each distance up to 256 its symbol at the distance less 1; and for each further one at
  /// 256 and a 128th of the distance less 1, since extra bits there are 7 or more.
  static let distanceSlots: [UInt8] = {
    var slots = [UInt8](repeating: 0, count: 512)
    for (slot, base) in distanceBases.enumerated() {
      if base <= 256 {
        for distance in Int(base)...256 { slots[distance - 1] = UInt8(slot) }
      } else {
        for part in ((Int(base) - 1) >> 7)..<256 { slots[256 + part] = UInt8(slot) }
      }
    }
    return slots
  }()
}
