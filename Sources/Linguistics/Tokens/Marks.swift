import Kernels

extension Tokenizer {
  /// The end of the mark that begins at `index`: an emoticon, a run of equal marks ("...", "--",
  /// "!?"), two apostrophes, an emoji with what modifies it, or a single character.
  func markEnd(at index: Int, in chunk: Chunk, _ bytes: Span<UInt8>) -> Int {
    let end = chunk.end
    if let emoticon = emoticonEnd(at: index, in: chunk, bytes) { return emoticon }
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return runEnd(at: index, end: end, bytes) {
        $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?")
      }
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "$"), UInt8(ascii: "/"), UInt8(ascii: "\\"),
      UInt8(ascii: "|"), UInt8(ascii: "^"):
      return runEnd(at: index, end: end, bytes) { $0 == byte }
    case UInt8(ascii: "'"), UInt8(ascii: "`"):
      return index + 1 < end && bytes[index + 1] == byte ? index + 2 : index + 1
    case 0xE2 where isDoubledQuote(at: index, end: end, bytes):
      return index + 6
    case 0x80...:
      return characterEnd(at: index, end: end, bytes)
    default:
      return index + 1
    }
  }

  /// Two single quotation marks that stand for a double one: U+2018 or U+2019, then U+2019.
  private func isDoubledQuote(at index: Int, end: Int, _ bytes: Span<UInt8>) -> Bool {
    end - index >= 6 && bytes[index + 1] == 0x80 && bytes[index + 2] | 1 == 0x99
      && bytes[index + 3] == 0xE2 && bytes[index + 4] == 0x80 && bytes[index + 5] == 0x99
  }

  /// The bytes of the longest emoticon.
  var longestEmoticon: Int { 12 }

  /// A chunk, or what is left of it, that is an emoticon.
  private func emoticonEnd(at index: Int, in chunk: Chunk, _ bytes: Span<UInt8>) -> Int? {
    guard chunk.end - index >= 2, chunk.end - index <= longestEmoticon else { return nil }
    let hash = wordHash(bytes, in: index..<chunk.end)
    return lexicons.unbroken.contains(hash) ? chunk.end : nil
  }

  private func runEnd(
    at index: Int, end: Int, _ bytes: Span<UInt8>, while belongs: (UInt8) -> Bool
  ) -> Int {
    var next = index + 1
    while next < end, belongs(bytes[next]) { next += 1 }
    return next
  }

  /// A character beyond ASCII with the joiners, variation selectors and skin tones behind it.
  private func characterEnd(at index: Int, end: Int, _ bytes: Span<UInt8>) -> Int {
    var next = index + TextCharacter(bytes, at: index, end: end).length
    while end - next >= 3 {
      if bytes[next] == 0xEF, bytes[next + 1] == 0xB8, bytes[next + 2] == 0x8F {
        next += 3
      } else if bytes[next] == 0xF0, bytes[next + 1] == 0x9F, bytes[next + 2] == 0x8F,
        end - next >= 4,
        bytes[next + 3] >= 0xBB
      {
        next += 4
      } else if bytes[next] == 0xE2, bytes[next + 1] == 0x80, bytes[next + 2] == 0x8D,
        end - next > 3
      {
        next += 3
        next += TextCharacter(bytes, at: next, end: end).length
      } else {
        break
      }
    }
    return next
  }
}
