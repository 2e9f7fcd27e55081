import Kernels
import Testing

struct CRC32Tests {
  @Test func `the check value of the catalogue comes out`() {
    #expect(crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(crc32([]) == 0)
  }

  @Test func `pieces give the checksum of the whole`() {
    let whole = Array("the whole of some text".utf8)
    for cut in 0...whole.count {
      let first = crc32(Array(whole[..<cut]))
      let second = crc32(Array(whole[cut...]))
      let continued = crc32(whole.span.extracting(cut...), after: first)
      #expect(continued == crc32(whole))
      #expect(crc32Combined(first, second, secondCount: whole.count - cut) == crc32(whole))
    }
  }
}
