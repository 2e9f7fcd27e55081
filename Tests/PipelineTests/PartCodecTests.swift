import Linguistics
import Stages
import Tables
import Testing

@testable import Pipeline

struct PartCodecTests {
  private let codec = PartCodec(aggregates: [], outputCount: 2)
  private let part: Part

  init() {
    let rows = EncodedRows(bytes: [1, 2, 3], rowCount: 7, checksum: 9, uncompressedCount: 30)
    var part = Part(rows: [rows, nil], groupings: [], bytesSoFar: 0)
    let words: [UInt64] = Array(1...60)
    part.signatures = [.init(key: "a.txt", signature: Signature(words: words.span, rows: 5))]
    part.rejects = [
      .init(
        path: "b.txt", record: nil,
        rejection: Rejection(stage: "read", reason: "empty", detail: "no bytes", byte: 0))
    ]
    part.identifiers = [.init(path: "c.jsonl", record: 3, id: "x")]
    part.counts.documents = 1
    part.counts.tokens = 60
    part.counts.bytes = 400
    self.part = part
  }

  @Test func `a part comes back as it was kept`() throws {
    let found = try #require(codec.part(codec.bytes(of: part, name: 5), name: 5))
    #expect(found.rows == part.rows)
    #expect(found.signatures.map(\.key) == ["a.txt"])
    #expect(found.signatures[0].signature == part.signatures[0].signature)
    #expect(found.rejects.map(\.path) == ["b.txt"])
    #expect(found.rejects[0].rejection == part.rejects[0].rejection)
    #expect(found.identifiers.map(\.id) == ["x"])
    #expect(found.counts == part.counts)
  }

  @Test func `bytes that are not what was kept give no part`() {
    let bytes = codec.bytes(of: part, name: 5)
    #expect(codec.part(bytes, name: 6)?.counts == nil)
    for position in bytes.indices {
      var damaged = bytes
      damaged[position] ^= 1
      #expect(codec.part(damaged, name: 5)?.counts == nil)
      #expect(codec.part(Array(bytes[..<position]), name: 5)?.counts == nil)
    }
  }
}
