import Kernels
import TestSupport
import Testing

struct GzipReaderTests {
  @Test func `the contents are the same however the file is cut`() throws {
    var random = SeededRandom(seed: 1)
    let contents = random.letters(3000)
    let file = gzip(contents)
    for piece in [1, 2, 7, 100, 5000] {
      for room in [1, 13, 4096] {
        let (read, members) = try readAll(file, piece: piece, room: room)
        #expect(read == contents)
        #expect(members == 1)
      }
    }
  }

  @Test func `all members are read`() throws {
    let file = gzip(Array("one ".utf8)) + gzip([]) + gzip(Array("three".utf8))
    for piece in [1, 5, 1000] {
      let (read, members) = try readAll(file, piece: piece, room: 10)
      #expect(read == Array("one three".utf8))
      #expect(members == 3)
    }
  }

  @Test func `no read gives more than it was asked for`() throws {
    var reader = GzipReader()
    reader.feed(gzip([UInt8](repeating: 0, count: 100_000)))
    var total = 0
    while let piece = try reader.read(upTo: 1000) {
      #expect((1...1000).contains(piece.count))
      total += piece.count
    }
    try reader.finish()
    #expect(total == 100_000)
  }

  @Test func `zeros after the last member fill up a block`() throws {
    let file = gzip(Array("text".utf8)) + [UInt8](repeating: 0, count: 100)
    #expect(try gunzip(file, limit: 10) == Array("text".utf8))
  }

  @Test func `a header with a name and a comment is read`() throws {
    var file = gzip(Array("text".utf8))
    file[3] = 0b11000
    file.insert(contentsOf: Array("name.csv\u{0}a comment\u{0}".utf8), at: 10)
    #expect(try gunzip(file, limit: 10) == Array("text".utf8))
  }

  @Test func `errors say where and why`() throws {
    let file = gzip(Array("text".utf8))
    #expect(throws: GzipError(.truncated, offset: 0)) { try gunzip([], limit: 10) }
    #expect(throws: GzipError(.notGzip, offset: 2)) { try gunzip(Array("plain".utf8), limit: 10) }
    #expect(throws: GzipError(.trailingGarbage, offset: file.count)) {
      try gunzip(file + Array("garbage".utf8), limit: 10)
    }
    #expect(throws: GzipError(.larger(limit: 3), offset: file.count)) {
      try gunzip(file, limit: 3)
    }
    var wrong = file
    wrong[wrong.count - 5] ^= 1
    #expect(throws: GzipError(.wrongChecksum, offset: wrong.count - 4)) {
      try gunzip(wrong, limit: 10)
    }
    #expect(
      GzipError(.truncated, offset: 4096).description
        == "byte 4096: the compressed data break off")
  }

  @Test func `a file cut anywhere is truncated`() {
    let file = gzip(Array("some text, some text, some more text".utf8))
    for count in 0..<file.count {
      #expect(throws: GzipError(.truncated, offset: count)) {
        try gunzip(Array(file[..<count]), limit: 1000)
      }
    }
  }

  @Test func `no flipped bit gives other contents`() {
    let contents = Array("some text, some text, some more text".utf8)
    let file = gzip(contents)
    for index in file.indices {
      for bit in 0..<8 {
        var damaged = file
        damaged[index] ^= 1 << UInt8(bit)
        let read = try? gunzip(damaged, limit: 1000)
        #expect(read == nil || read == contents)
        // The flag for text, time, system and effort say nothing about the contents, nor do the
        // bits that fill up the last byte.
        #expect(read == nil || (3...9).contains(index) || index == file.count - 9)
      }
    }
  }

  private func readAll(
    _ file: [UInt8], piece: Int, room: Int
  ) throws -> (contents: [UInt8], members: Int) {
    var reader = GzipReader()
    var contents: [UInt8] = []
    for start in stride(from: 0, to: file.count, by: piece) {
      reader.feed(Array(file[start..<min(file.count, start + piece)]))
      while let bytes = try reader.read(upTo: room) { contents += bytes }
    }
    try reader.finish()
    return (contents, reader.members)
  }
}

/// One member.
private func gzip(_ contents: [UInt8]) -> [UInt8] {
  gzipMember(fastDeflate(contents.span), of: contents)
}

/// A member that says it has these contents.
func gzipMember(_ deflated: [UInt8], of contents: [UInt8]) -> [UInt8] {
  let numbers = [crc32(contents), UInt32(contents.count)]
  let foot = numbers.flatMap { number in
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + deflated + foot
}
