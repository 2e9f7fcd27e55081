import Corpus
import Kernels
import Linguistics
import Testing

struct DecodingTests {
  private func decoded(_ bytes: [UInt8]) throws(Decoding.Failure) -> String {
    var text = TracedText(bytes)
    text.apply(try Decoding.replacements(for: bytes), step: "decode")
    #expect(firstInvalidUTF8(text.bytes) == nil)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isLittle ? [low, high] : [high, low]
    }
  }

  @Test func `UTF-8 stays as it is`() throws {
    #expect(try Decoding.replacements(for: Array("Zoë — “so”".utf8)).isEmpty)
  }

  @Test func `a byte order mark goes`() throws {
    #expect(try decoded([0xEF, 0xBB, 0xBF] + Array("text".utf8)) == "text")
  }

  @Test(arguments: [true, false])
  func `UTF-16 is read with and without a byte order mark`(isLittle: Bool) throws {
    let text = "The café opens on Monday, said Zoë 😀."
    let bytes = utf16(text, isLittle: isLittle)
    let mark: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
    #expect(try decoded(mark + bytes) == text)
    #expect(try decoded(bytes) == text)
  }

  @Test func `half a pair of UTF-16 and a last byte alone are replaced`() throws {
    #expect(try decoded([0xFF, 0xFE, 0x41, 0, 0x3D, 0xD8, 0x42, 0, 0x43]) == "A\u{FFFD}B\u{FFFD}")
  }

  @Test func `Windows-1252 is read where UTF-8 is not`() throws {
    #expect(
      try decoded([0x93] + Array("Zo".utf8) + [0xEB, 0x94, 0x20, 0x97, 0x20, 0x80]) == "“Zoë” — €")
    #expect(try decoded([0x61, 0x81, 0x62]) == "a\u{FFFD}b")
  }

  @Test(arguments: [
    "Le café du théâtre", "Ma\u{F1}ana, se\u{F1}or Núñez está aquí", "Die Häuser für Grün",
    "“It’s late,” she said. “I don’t know.”", "Une élève – très drôle – à côté",
  ])
  func `Mac Roman is told by the letters around`(text: String) throws {
    #expect(try decoded(bytes(of: text, in: .macRoman)) == text)
  }

  @Test(arguments: [
    "Le café du théâtre", "“It’s late,” she said. “I don’t know.”", "Edvard Beneš and Žižek",
    "Œuvre – très drôle – à côté", "£5 or €5 … ‘so’",
  ])
  func `Windows-1252 is not taken for Mac Roman`(text: String) throws {
    #expect(try decoded(bytes(of: text, in: .windows1252)) == text)
  }

  private func bytes(of text: String, in encoding: SingleByteEncoding) -> [UInt8] {
    let upperHalf: ClosedRange<UInt8> = 0x80...0xFF
    return text.unicodeScalars.map { scalar in
      scalar.isASCII
        ? UInt8(scalar.value) : upperHalf.first { encoding.scalar(of: $0) == scalar.value } ?? 0
    }
  }

  @Test func `lines of UTF-8 and of Windows-1252 may follow each other`() throws {
    let bytes = Array("Zoë\n".utf8) + [0x5A, 0x6F, 0xEB, 0x0A] + Array("“Zoë”".utf8)
    #expect(try decoded(bytes) == "Zoë\nZoë\n“Zoë”")
  }

  @Test func `a line may have both`() throws {
    #expect(try decoded(Array("Zoë and ".utf8) + [0x5A, 0x6F, 0xEB]) == "Zoë and Zoë")
  }

  @Test func `a character that a cut took apart is replaced once`() throws {
    let cut = Array("“It’s late,” he said. “Go!”".utf8).dropLast(1)
    #expect(try decoded(Array(cut)) == "“It’s late,” he said. “Go!\u{FFFD}")
  }

  @Test(arguments: [
    ([0x50, 0x4B, 0x03, 0x04, 0x00, 0x12], 4), ([0x01, 0x02, 0x03, 0x41], 0),
    (Array("text with a NUL\0 in it".utf8), 15),
  ])
  func `what is no text is told apart`(bytes: [UInt8], byte: Int) {
    #expect(throws: Decoding.Failure(reason: .binary, byte: byte)) { try decoded(bytes) }
  }

  @Test(arguments: ["", " \n\t\r\n ", "\u{FEFF}", "\u{FEFF} \n"])
  func `nothing but white space is empty`(text: String) {
    #expect(throws: Decoding.Failure(reason: .empty, byte: nil)) { try decoded(Array(text.utf8)) }
  }

  @Test func `any bytes become UTF-8 or are refused`() {
    var state: UInt64 = 42
    for length in 0..<3000 {
      let bytes = (0..<(length % 97)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: state >> 40)
        return length % 2 == 0 ? byte : byte | 0x80
      }
      _ = try? decoded(bytes)
    }
  }
}
