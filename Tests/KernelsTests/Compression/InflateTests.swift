import Kernels
import TestSupport
import Testing

struct InflateTests {
  @Test(arguments: 1...9)
  func `what zlib or we deflate comes back`(level: Int) throws {
    var random = SeededRandom(seed: UInt64(level))
    for _ in 0..<50 {
      let bytes = random.patchwork()
      let deflated = deflate(bytes.span, level: level, end: .final)
      let back = try inflate(deflated, count: bytes.count)
      #expect(back == bytes)
    }
  }

  @Test func `an open piece ends with an empty stored block`() {
    for level in 1...9 {
      let deflated = deflate(Array("some bytes".utf8).span, level: level, end: .open)
      #expect(Array(deflated.suffix(4)) == [0, 0, 0xFF, 0xFF])
    }
  }

  @Test func `a stream that holds more than was said is refused`() {
    let stream = deflated([UInt8](repeating: 1, count: 500))
    #expect(throws: GzipError(.larger(limit: 499), offset: stream.count)) {
      try inflate(stream, count: 499)
    }
  }

  @Test func `a stream that holds less than was said is refused`() {
    let stream = deflated([UInt8](repeating: 1, count: 500))
    #expect(throws: GzipError(.smaller(expected: 501), offset: stream.count)) {
      try inflate(stream, count: 501)
    }
  }

  @Test func `a size that no such stream can have is refused`() {
    #expect(throws: GzipError(.smaller(expected: .max), offset: 2)) {
      try inflate([3, 0], count: .max)
    }
    #expect(throws: GzipError.self) { try inflate([], count: 0) }
  }

  @Test func `bytes after the stream are refused`() {
    let stream = deflated([1, 2, 3]) + [0]
    #expect(throws: GzipError(.trailingGarbage, offset: stream.count - 1)) {
      try inflate(stream, count: 3)
    }
  }

  @Test func `a stream cut anywhere is refused`() {
    var random = SeededRandom(seed: 8)
    let bytes = random.letters(300)
    let deflated = fastDeflate(bytes.span)
    for count in 0..<deflated.count {
      #expect(throws: GzipError.self) {
        try inflate(Array(deflated[..<count]), count: bytes.count)
      }
    }
  }
}

// A span in the middle of `#expect` does not compile.
private func inflate(_ bytes: [UInt8], count: Int) throws(GzipError) -> [UInt8] {
  try inflateRaw(bytes.span, count: count)
}

private func deflated(_ bytes: [UInt8]) -> [UInt8] { fastDeflate(bytes.span) }
