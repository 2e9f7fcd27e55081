import Kernels
import TestSupport
import Testing

struct DelimitedRowsTests {
  @Test(arguments: [
    ("", ""), ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
    (" before", "\" before\""), ("after ", "\"after \""), ("\r", "\"\r\""), ("don't", "don't"),
    ("\"\"", "\"\"\"\"\"\""), ("Zürich 🙂", "Zürich 🙂"),
  ])
  func `a string stands in quotes only where it must`(string: String, field: String) {
    #expect(String(decoding: quotedField(Array(string.utf8)), as: UTF8.self) == field)
  }

  /// Of every length around the 16 bytes that are copied at once, with a byte that needs quotes
  /// at every place, in the middle of the bytes and at their end.
  @Test func `a byte that needs quotes is seen wherever it stands`() {
    for length in 1...36 {
      for place in 0..<length {
        for byte in ",\"\n\r'!".utf8 {
          var string = [UInt8](repeating: 0x78, count: length)
          string[place] = byte
          let expected = quotedField(string) + [0x0D, 0x0A]
          #expect(rows([.text(string, then: 40)], 0..<1) == expected)
          #expect(rows([.text(string, then: 0)], 0..<1) == expected)
        }
      }
    }
  }

  @Test func `a byte behind a string does not put it in quotes`() {
    let column = FieldColumn.text(
      bytes: Array("ab,\"cd                    ".utf8), ends: [2, 3, 4, 6])
    let expected = "ab\r\n\",\"\r\n\"\"\"\"\r\ncd\r\n"
    #expect(rows([column], 0..<4) == Array(expected.utf8))
  }

  @Test func `runs of every length are repeated`() {
    for length in 0...40 {
      let string = [UInt8](repeating: 0x61, count: length)
      for tail in [0, 50] {
        let bytes = string + [0x2C] + [UInt8](repeating: 0x62, count: tail)
        let column = FieldColumn.runs(
          bytes: bytes, ends: [Int32(length), Int32(length) + 1], runEnds: [3, 5])
        let lines = [string, string, [0x22, 0x2C, 0x22]].flatMap { $0 + [0x0D, 0x0A] }
        #expect(rows([column], 1..<4) == lines)
      }
    }
  }

  @Test(arguments: [1, 2, 8, 9, 20]) func `columns of nothing are commas`(count: Int) {
    let empty = [FieldColumn](repeating: .empty, count: count)
    let number = FieldColumn.int32([7, 8, 9], flags: [true, false, true])
    let commas = String(repeating: ",", count: count)
    let expected = "\(commas)7\(commas)\r\n\(commas)\(commas)\r\n\(commas)9\(commas)\r\n"
    #expect(rows(empty + [number] + empty, 0..<3) == Array(expected.utf8))
  }

  @Test func `rows go on behind others, and the block grows`() {
    let numbers = FieldColumn.int64([.min, 0, .max], flags: [])
    let table = DelimitedRows([numbers, numbers], rowCount: 3)
    var block: [UInt8] = []
    var end = table.write(0..<1, to: &block, at: 0)
    end = table.write(1..<3, to: &block, at: end)
    let expected = "\(Int64.min),\(Int64.min)\r\n0,0\r\n\(Int64.max),\(Int64.max)\r\n"
    #expect(String(decoding: block[..<end], as: UTF8.self) == expected)
  }

  @Test func `a long string of quotation marks fits`() {
    for count in [1 << 16, 1 << 17, 300_000] {
      let string = [UInt8](repeating: 0x22, count: count)
      let column = FieldColumn.text(bytes: string, ends: [Int32(count)])
      #expect(rows([column], 0..<1).count == 2 * count + 4)
    }
  }

  @Test func `random tables are as when written one field after another`() {
    var random = SeededRandom(seed: 5)
    let alphabet = Array("ab ,\"\r\n'xyzäé".utf8)
    for _ in 0..<200 {
      let count = 1 + Int(random.next() % 40)
      var (bytes, ends, expected) = ([UInt8](), [Int32](), [UInt8]())
      var numbers: [Int32] = []
      for _ in 0..<count {
        let length = Int(random.next() % 24)
        let string = (0..<length).map { _ in
          random.next() % 4 == 0 ? alphabet[Int(random.next() % UInt64(alphabet.count))] : 0x65
        }
        bytes += string
        ends.append(Int32(bytes.count))
        numbers.append(Int32(truncatingIfNeeded: random.next()) >> Int32(random.next() % 32))
        expected += quotedField(string) + [0x2C] + Array("\(numbers[numbers.count - 1])\r\n".utf8)
      }
      let columns: [FieldColumn] = [.text(bytes: bytes, ends: ends), .int32(numbers, flags: [])]
      #expect(rows(columns, 0..<count) == expected)
    }
  }
}

extension FieldColumn {
  /// One string, with some bytes behind it.
  fileprivate static func text(_ string: [UInt8], then count: Int) -> FieldColumn {
    .text(bytes: string + [UInt8](repeating: 0x2C, count: count), ends: [Int32(string.count)])
  }
}

private func rows(_ columns: [FieldColumn], _ range: Range<Int>) -> [UInt8] {
  var block: [UInt8] = []
  let end = DelimitedRows(columns, rowCount: range.upperBound).write(range, to: &block, at: 0)
  return Array(block[..<end])
}
