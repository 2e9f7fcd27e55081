import Kernels
import Testing

struct TransposedPackingTests {
  @Test(arguments: 1...64)
  func `numbers of every width come back`(bits: Int) {
    for count in Array(0...130) + [1023, 1024, 1025, 2048, 2500] {
      let values = numbers(count, bits: bits)
      let packed = packTransposed(values.span, bits: bits)
      #expect(packed.count == packedByteCount(count: count, bits: bits))
      let unpacked = Int64.packed(packed.span, bits: bits)
      #expect(unpacked[..<count].map { UInt64(bitPattern: $0) } == values)
      #expect(unpacked[count...].allSatisfy { $0 == 0 })
      guard bits <= 32 else { continue }
      let narrow = Int32.packed(packed.span, bits: bits)
      #expect(narrow[..<count].map { UInt64(UInt32(bitPattern: $0)) } == values)
    }
  }

  @Test(arguments: [3, 11, 17, 47])
  func `each number stands where the specification says`(bits: Int) {
    let values = numbers(1024, bits: bits)
    let packed = packTransposed(values.span, bits: bits)
    let width = bits <= 8 ? 8 : bits <= 16 ? 16 : bits <= 32 ? 32 : 64
    let lanes = 1024 / width
    for (index, value) in values.enumerated() {
      var found: UInt64 = 0
      for bit in 0..<bits {
        let position = index / lanes * bits + bit
        let word = position / width * lanes + index % lanes
        let byte = packed[word * width / 8 + position % width / 8]
        found |= UInt64(byte >> UInt8(position % 8) & 1) << UInt64(bit)
      }
      #expect(found == value)
    }
  }

  @Test func `no bits take no bytes`() {
    let values: [UInt64] = [0, 0, 0]
    #expect(packTransposed(values.span, bits: 0) == [])
  }

  private func numbers(_ count: Int, bits: Int) -> [UInt64] {
    (0..<count).map { index in
      (UInt64(index &+ 1) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits)
    }
  }
}

struct ElementsTests {
  @Test(arguments: [1, 2, 4, 8])
  func `elements come back, without what does not fit`(width: Int) {
    let values: [UInt64] = [0, 1, 0x80, 0xFFFF, 0x1_0000, .max]
    let mask = UInt64.max >> UInt64(64 - width * 8)
    let bytes = elementBytes(values.span, width: width)
    #expect(bytes.count == values.count * width)
    let found = Int64.elements(bytes.span, width: width).map { UInt64(bitPattern: $0) }
    #expect(found == values.map { $0 & mask })
    guard width <= 4 else { return }
    let narrow = Int32.elements(bytes.span, width: width).map { UInt64(UInt32(bitPattern: $0)) }
    #expect(narrow == values.map { $0 & mask })
  }

  @Test func `the lowest byte comes first`() {
    let values: [UInt64] = [0x0102]
    #expect(elementBytes(values.span, width: 4) == [2, 1, 0, 0])
  }
}

struct BitmapTests {
  @Test func `flags come back, from the lowest bit on`() {
    for count in 0...70 {
      let flags = (0..<count).map { $0 % 3 == 0 }
      #expect(unpackedFlags(packedFlags(flags.span).span, count: count) == flags)
    }
    let flags = [true, false, true]
    #expect(packedFlags(flags.span) == [0b101])
  }
}
