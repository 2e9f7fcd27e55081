package import Corpus

extension Day {
  /// The day that `2015-10-22` names; nil for anything else.
  package init?(iso bytes: some Collection<UInt8>) {
    let text = Array(bytes)
    guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D,
      let year = Day.number(text[0..<4]), let month = Day.number(text[5..<7]),
      let day = Day.number(text[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(0) { total, byte in
      byte &- 0x30 < 10 ? total.map { $0 * 10 + Int(byte - 0x30) } : nil
    }
  }
}
