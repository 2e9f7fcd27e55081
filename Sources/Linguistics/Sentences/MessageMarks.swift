/// Where a sentence ends, and where to read on.
struct Cut {
  let end: Int
  let next: Int
}

/// Marks that part sentences without a stop in mails and web texts: ruled lines, the time stamps of
/// forwarded mails, addresses in angle brackets, and closing formulas.
enum MessageMarks {
  /// A row of four or more equal marks: sentences end before it and behind it.
  static func rule(_ bytes: Span<UInt8>, at index: Int, sentenceStart: Int, end: Int) -> Cut? {
    let byte = bytes[index]
    var next = index + 1
    while next < end, bytes[next] == byte { next += 1 }
    guard next - index >= 4 else { return nil }
    while next < end, bytes[next] > 0x20 { next += 1 }
    if index > sentenceStart, bytes[index - 1] <= 0x20 { return Cut(end: index, next: index) }
    return Cut(end: next, next: next)
  }

  /// Behind an angle bracket, as in `<me@b.org> Next` and `<< File: a.doc >> Next`.
  static func angle(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Cut? {
    let behind = index + 1
    guard behind < end, bytes[behind] <= 0x20 else { return nil }
    let next = skipSpace(behind, end, bytes)
    guard next < end, TextCharacter(bytes, at: next, end: end).kind != .lower,
      bytes[next] != UInt8(ascii: "<")
    else { return nil }
    return Cut(end: behind, next: behind)
  }

  /// The end of `11/28/2000 08:22 AM`, of which `index` is the first slash; with its start.
  static func timeStamp(
    _ bytes: Span<UInt8>, at index: Int, sentenceStart: Int, end: Int
  ) -> Range<Int>? {
    var start = index
    while start > sentenceStart, index - start < 2, isDigit(bytes[start - 1]) { start -= 1 }
    guard start < index, start == sentenceStart || bytes[start - 1] <= 0x20 else { return nil }
    guard let day = digits(bytes, from: index + 1, end: end, atMost: 2),
      day < end, bytes[day] == UInt8(ascii: "/"),
      let year = digits(bytes, from: day + 1, end: end, atMost: 4),
      year < end, bytes[year] == UInt8(ascii: " "),
      var time = digits(bytes, from: year + 1, end: end, atMost: 2)
    else { return nil }
    var groups = 0
    while time < end, bytes[time] == UInt8(ascii: ":"), groups < 2,
      let next = digits(bytes, from: time + 1, end: end, atMost: 2)
    {
      time = next
      groups += 1
    }
    guard groups > 0, end - time >= 3, bytes[time] == UInt8(ascii: " "),
      bytes[time + 1] == UInt8(ascii: "A") || bytes[time + 1] == UInt8(ascii: "P"),
      bytes[time + 2] == UInt8(ascii: "M"), time + 3 == end || bytes[time + 3] <= 0x20
    else { return nil }
    return start..<time + 3
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func digits(
    _ bytes: Span<UInt8>, from start: Int, end: Int, atMost limit: Int
  ) -> Int? {
    var index = start
    while index < end, index - start < limit, isDigit(bytes[index]) { index += 1 }
    return index > start ? index : nil
  }
}
