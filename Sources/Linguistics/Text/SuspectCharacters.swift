import Corpus
import Kernels

/// Characters that may have been one character, and which.
struct MojibakeSequence {
  /// Places among the suspect characters.
  var places: Range<Int>
  /// What they may have been.
  var meant: UInt32
  /// How surely; set by `MojibakeScore`.
  var score = 0.0
  /// A byte was lost: U+FFFD stands in its place.
  var isLossy = false
  /// How many bytes stand in front of the lost one.
  var known = 0
  /// A plain space stands for the no-break space that byte A0 is.
  var hasSpace = false
  /// That space stands between words as well, and stays.
  var keepsSpace = false
}

/// The characters of a text outside ASCII as code points, each with the two ASCII characters
/// before it and the seven behind it, as far as they are there.
struct SuspectCharacters {
  private(set) var values: [UInt32] = []
  private(set) var offsets: [Int32] = []

  init(_ bytes: [UInt8]) {
    let span = bytes.span
    var index = 0
    var copiedEnd = 0
    while index < span.count {
      index = endOfPlainText(span, from: index)
      guard index < span.count else { break }
      guard span[index] >= 0x80 else {
        index &+= 1
        continue
      }
      if index - copiedEnd > 2 {
        append(0x0A, at: index - 2)  // What comes next does not stand next to what came before.
        copiedEnd = index - 2
      }
      while copiedEnd < index {
        append(UInt32(span[copiedEnd]), at: copiedEnd)
        copiedEnd &+= 1
      }
      let (value, length) = decodeScalar(span, at: index)
      append(value, at: index)
      index &+= length
      copiedEnd = index
      while copiedEnd < min(index + 7, span.count), span[copiedEnd] < 0x80 {
        append(UInt32(span[copiedEnd]), at: copiedEnd)
        copiedEnd &+= 1
      }
    }
    append(0x0A, at: copiedEnd)
  }

  private mutating func append(_ value: UInt32, at offset: Int) {
    values.append(value)
    offsets.append(Int32(offset))
  }

  /// The character at a place, or a line end outside.
  func value(_ place: Int) -> UInt32 {
    values.indices.contains(place) ? values[place] : 0x0A
  }

  func replacement(for sequence: MojibakeSequence) -> TracedText.Replacement {
    let places = sequence.places
    let end = places.upperBound - (sequence.keepsSpace ? 1 : 0)
    return .init(
      ByteRange(Int(offsets[places.lowerBound]), Int(offsets[end])), with: utf8(sequence.meant))
  }

  /// All sequences that would be UTF-8 in an encoding, from left to right, without overlaps.
  func sequences(in encoding: SingleByteEncoding) -> [MojibakeSequence] {
    let tables = SingleByteTables.shared
    var out: [MojibakeSequence] = []
    var place = 0
    while place < values.count {
      guard values[place] >= 0x80 else {
        place += 1
        continue
      }
      let lead = tables.byte(of: values[place], in: encoding.rawValue)
      if (0xC2...0xF4).contains(lead),
        let sequence = sequence(at: place, lead: lead, in: encoding, tables)
      {
        out.append(sequence)
        place = sequence.places.upperBound
      } else {
        place += 1
      }
    }
    return out
  }

  private func sequence(
    at place: Int, lead: UInt8, in encoding: SingleByteEncoding, _ tables: SingleByteTables
  ) -> MojibakeSequence? {
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var code = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    var sequence = MojibakeSequence(places: place..<place, meant: 0)
    for offset in 1..<length {
      let character = value(place + offset)
      if character == 0xFFFD {
        return lossy(at: place, known: offset, length: length, in: encoding, tables)
      }
      if character == 0x20, mayStandForA0(at: place + offset, lead: lead, length: length) {
        sequence.hasSpace = true
        code = code << 6 | 0x20
        continue
      }
      let byte = character < 0x80 ? 0 : tables.byte(of: character, in: encoding.rawValue)
      guard byte & 0xC0 == 0x80 else { return nil }
      code = code << 6 | UInt32(byte & 0x3F)
    }
    sequence.places = place..<(place + length)
    sequence.meant = code
    if (0xD800..<0xDC00).contains(code) {
      return pair(of: sequence, in: encoding, tables)
    }
    guard isShortest(code, length: length), UnicodeScalar(code) != nil else { return nil }
    if code == 0xE0, sequence.hasSpace { sequence.keepsSpace = !isContraction(at: place) }
    return sequence
  }

  /// A sequence of which a byte was lost: all of it is one U+FFFD.
  private func lossy(
    at place: Int, known: Int, length: Int, in encoding: SingleByteEncoding,
    _ tables: SingleByteTables
  ) -> MojibakeSequence {
    var end = place + known + 1
    while end < place + length, value(end) >= 0x80,
      tables.byte(of: value(end), in: encoding.rawValue) & 0xC0 == 0x80
    {
      end += 1
    }
    return MojibakeSequence(places: place..<end, meant: 0xFFFD, isLossy: true, known: known)
  }

  /// Two halves of a pair, each encoded by itself (CESU-8).
  private func pair(
    of high: MojibakeSequence, in encoding: SingleByteEncoding, _ tables: SingleByteTables
  ) -> MojibakeSequence? {
    var low: UInt32 = 0
    let start = high.places.upperBound
    for place in start..<(start + 3) {
      let character = value(place)
      let byte = character < 0x80 ? 0 : tables.byte(of: character, in: encoding.rawValue)
      guard place == start ? byte == 0xED : byte & 0xC0 == 0x80 else { return nil }
      low = low << 6 | UInt32(byte & (place == start ? 0x0F : 0x3F))
    }
    guard (0xDC00..<0xE000).contains(low) else { return nil }
    var pair = high
    pair.meant = 0x10000 + (high.meant - 0xD800) << 10 + (low - 0xDC00)
    pair.places = high.places.lowerBound..<(start + 3)
    return pair
  }

  private func isShortest(_ code: UInt32, length: Int) -> Bool {
    length == 2 || (length == 3 && code >= 0x800) || (length == 4 && code >= 0x10000)
  }

  /// Whether a plain space may be what is left of byte A0: in sequences of three or four that
  /// begin as those of signs and emoji do, but not behind Greek or Cyrillic; at the end of two for
  /// `à`, for the no-break space, and for `Š` before a small letter.
  private func mayStandForA0(at place: Int, lead: UInt8, length: Int) -> Bool {
    if length > 2 { return value(place - 1) < 0x370 && (lead == 0xE2 || lead >= 0xEF) }
    if lead == 0xC5 { return (0x61...0x7A).contains(value(place + 1)) }
    return lead == 0xC3 || lead == 0xC2
  }

  /// Whether the space behind a broken `à` is no space between words: in the Portuguese
  /// contractions `às`, `àquele`, `àquela`, `àquilo`, and before a further space.
  private func isContraction(at place: Int) -> Bool {
    let next = (2..<7).map { value(place + $0) }
    if next[0] == 0x20 { return true }
    if next[0] == 0x73 { return next[1] == 0x20 }
    let text = String(String.UnicodeScalarView(next.compactMap(UnicodeScalar.init)))
    return ["quele", "quela", "quilo"].contains(text)
  }
}
