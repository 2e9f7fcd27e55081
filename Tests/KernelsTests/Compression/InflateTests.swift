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
    let error = #expect(throws: GzipError.self) { try inflate(stream, count: 499) }
    #expect(error?.reason == .larger(limit: 499))
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

extension InflateTests {
  @Test(arguments: [1, 6, 9])
  func `a damaged stream is to us what it is to zlib`(level: Int) throws {
    var random = SeededRandom(seed: UInt64(level) + 40)
    var counts = [0, 0]
    for _ in 0..<200 {
      let bytes = random.patchwork() + random.letters(30)
      var stream = deflate(bytes.span, level: level, end: .final)
      for _ in 0...Int(random.next() % 2) {
        stream[Int(random.next() % UInt64(stream.count))] ^= 1 << UInt8(random.next() % 8)
      }
      let ours = Result { () throws(GzipError) in try inflate(stream, count: bytes.count) }
      switch ours {
      case .success(let found):
        counts[0] += 1
        let isSame = try gunzip(gzipMember(stream, of: found), limit: found.count) == found
        #expect(isSame, "\(stream)")
      case .failure(let error) where error.reason == .damaged:
        counts[1] += 1
        let theirs = #expect(throws: GzipError.self) {
          try gunzip(gzipMember(stream, of: bytes), limit: 1 << 20)
        }
        #expect(theirs?.reason == .damaged, "\(stream)")
      case .failure: continue  // Other sizes; and what zlib reads on beyond the end.
      }
    }
    #expect(counts[0] > 10 && counts[1] > 10)
  }
}

// A span in the middle of `#expect` does not compile.
private func inflate(_ bytes: [UInt8], count: Int) throws(GzipError) -> [UInt8] {
  try inflateRaw(bytes.span, count: count)
}

private func deflated(_ bytes: [UInt8]) -> [UInt8] { fastDeflate(bytes.span) }
