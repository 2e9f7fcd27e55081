import Kernels
import TestSupport
import Testing

struct FastDeflateTests {
  @Test func `all strings of two letters up to length 10 come back`() throws {
    for length in 0...10 {
      for bits in 0..<(1 << length) {
        try expectBack((0..<length).map { UInt8(ascii: bits >> $0 & 1 == 0 ? "a" : "b") })
      }
    }
  }

  @Test func `every single byte comes back`() throws {
    for byte in UInt8.min...UInt8.max { try expectBack([byte]) }
  }

  @Test(arguments: [1, 2, 257, 258, 259, 260, 516, 1000, 65_535, 65_536, 100_000, 300_001])
  func `runs of one byte come back`(count: Int) throws {
    let deflated = try expectBack([UInt8](repeating: 7, count: count))
    #expect(deflated.count < 32 + count / 100)
  }

  @Test(arguments: [1, 2, 3, 4, 8, 255, 256, 257, 258, 4096, 32_767, 32_768, 32_769, 40_000])
  func `a repeat at any distance comes back`(distance: Int) throws {
    var random = SeededRandom(seed: UInt64(distance))
    let once = random.bytes(distance)
    let deflated = try expectBack(once + once + once)
    // Long stretches without a match are passed in larger and larger steps.
    if (100...4096).contains(distance) { #expect(deflated.count < distance * 5 / 4 + 100) }
  }

  @Test(arguments: [3, 10, 1000, 65_535, 65_536, 200_000])
  func `random bytes grow by next to nothing`(count: Int) throws {
    var random = SeededRandom(seed: UInt64(count))
    let deflated = try expectBack(random.bytes(count))
    #expect(deflated.count <= count + 5 * (count / 49_152 + 2))
  }

  @Test func `a megabyte of words comes back, smaller than with zlib`() throws {
    var random = SeededRandom(seed: 1)
    let words = (0..<2000).map { _ in random.letters(2 + Int(random.next() % 9)) }
    var text: [UInt8] = []
    while text.count < 1 << 20 {
      // The square makes some words more frequent than others.
      let rank = Int(random.next() % 2000) * Int(random.next() % 2000) / 2000
      text += words[rank] + [UInt8(ascii: " ")]
    }
    let deflated = try expectBack(text)
    let byZlib = zlibDeflate(text.span, level: 1, end: .final)
    #expect(deflated.count < byZlib.count)
  }

  @Test func `codes longer than the limit are cut`() throws {
    // Frequencies that grow as Fibonacci's numbers make the longest codes.
    var bytes: [UInt8] = []
    var (count, next) = (1, 1)
    for byte in 0..<24 {
      bytes += [UInt8](repeating: UInt8(byte * 10), count: count)
      (count, next) = (next, count + next)
    }
    var random = SeededRandom(seed: 5)
    bytes.shuffle(using: &random)
    try expectBack(bytes)
  }

  @Test func `thousands of small made-up inputs come back`() throws {
    var random = SeededRandom(seed: 42)
    for _ in 0..<3000 { try expectBack(random.patchwork()) }
  }

  @Test func `pieces that stay open join to one stream`() throws {
    var random = SeededRandom(seed: 9)
    var deflater = FastDeflater()
    var stream: [UInt8] = []
    var whole: [UInt8] = []
    for index in 0..<200 {
      let piece = random.patchwork()
      deflater.append(piece.span, end: index == 199 ? .final : .open, to: &stream)
      whole += piece
    }
    let back = try inflateRaw(stream.span, count: whole.count)
    #expect(back == whole)
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 200_000])
  func `bytes that are stored come back, and others behind them`(count: Int) throws {
    var random = SeededRandom(seed: UInt64(count))
    let bytes = random.bytes(count)
    let more: [UInt8] = Array("and more".utf8)
    let deflated = storedDeflate(bytes[...]) + deflate(more.span, level: 1, end: .final)
    #expect(deflated.count <= count + (count / 65_535 + 1) * 5 + 16)
    #expect(try inflateRaw(deflated.span, count: count + more.count) == bytes + more)
  }

  @Test func `a kept deflater gives what a new one gives`() {
    var random = SeededRandom(seed: 3)
    var deflater = FastDeflater()
    for _ in 0..<100 {
      let piece = random.patchwork()
      var kept: [UInt8] = []
      deflater.append(piece.span, end: .final, to: &kept)
      let fresh = fastDeflate(piece.span)
      #expect(kept == fresh)
    }
  }

  @Test func `rows come back when numbers behind matches are skipped`() throws {
    var random = SeededRandom(seed: 6)
    for count in [0, 1, 2, 5, 50, 4000] {
      var rows: [UInt8] = []
      for row in 0..<count {
        let word = random.letters(1 + Int(random.next() % 4))
        rows += Array("0000/file.txt,\(row / 20),\(row % 20),\(row * 5),".utf8) + word
        rows += Array(",,,,\r\n".utf8)
      }
      try expectBackSkippingNumbers(rows)
      // Numbers to the very end.
      try expectBackSkippingNumbers(rows + Array("0000/file.txt,12345678901234567890".utf8))
    }
    for _ in 0..<1000 { try expectBackSkippingNumbers(random.patchwork()) }
  }

  private func expectBackSkippingNumbers(_ bytes: [UInt8]) throws {
    var deflater = FastDeflater(shortestMatch: 6)
    var deflated: [UInt8] = []
    deflater.append(bytes.span, end: .final, skipsNumbers: true, to: &deflated)
    let isSame = try inflateRaw(deflated.span, count: bytes.count) == bytes
    #expect(isSame, "\(bytes.prefix(40)), \(bytes.count) bytes")
    let isSameByZlib = try gunzip(gzipMember(deflated, of: bytes), limit: bytes.count) == bytes
    #expect(isSameByZlib, "\(bytes.prefix(40)), \(bytes.count) bytes, by zlib")
  }

  @discardableResult
  private func expectBack(_ bytes: [UInt8]) throws -> [UInt8] {
    let deflated = fastDeflate(bytes.span)
    let back = try inflateRaw(deflated.span, count: bytes.count)
    // Not `#expect(back == bytes)`, which would keep both for its message.
    let isSame = back == bytes
    #expect(isSame, "\(bytes.prefix(40)), \(bytes.count) bytes")
    let isSameByZlib = try gunzip(gzipMember(deflated, of: bytes), limit: bytes.count) == bytes
    #expect(isSameByZlib, "\(bytes.prefix(40)), \(bytes.count) bytes, by zlib")
    return deflated
  }
}
