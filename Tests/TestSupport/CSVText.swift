/// The rows of a CSV file, read by the letter of its grammar and by nothing of the program.
///
/// Source: RFC 4180. Quotation marks inside an unquoted field, and text behind a closing one, are
/// errors here, so that the writer is held to the grammar.
package struct CSVText {
  package struct Malformed: Error, CustomStringConvertible {
    package let offset: Int
    package var description: String { "byte \(offset): not as RFC 4180 has it" }
  }

  /// The first is the header.
  package let rows: [[String]]

  package init(_ bytes: [UInt8]) throws {
    var rows: [[String]] = []
    var fields: [String] = []
    var position = 0
    while position < bytes.count {
      fields.append(try CSVText.field(bytes, &position))
      if position < bytes.count, bytes[position] == UInt8(ascii: ",") {
        position += 1
        continue
      }
      guard bytes[position...].starts(with: [0x0D, 0x0A]) else {
        throw Malformed(offset: position)
      }
      position += 2
      rows.append(fields)
      fields = []
    }
    guard fields.isEmpty else { throw Malformed(offset: position) }
    self.rows = rows
  }

  private static func field(_ bytes: [UInt8], _ position: inout Int) throws -> String {
    let start = position
    guard position < bytes.count, bytes[position] == 0x22 else {
      while position < bytes.count, ![0x2C, 0x0D, 0x0A].contains(bytes[position]) {
        if bytes[position] == 0x22 { throw Malformed(offset: position) }
        position += 1
      }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte != 0x22 {
        content.append(byte)
      } else if position < bytes.count, bytes[position] == 0x22 {
        content.append(0x22)
        position += 1
      } else {
        return String(decoding: content, as: UTF8.self)
      }
    }
    throw Malformed(offset: start)
  }
}
