let comma = UInt8(ascii: ",")
let quote = UInt8(ascii: "\"")
let carriageReturn = UInt8(ascii: "\r")
let lineFeed = UInt8(ascii: "\n")
let space = UInt8(ascii: " ")

/// Whether a field must stand in quotes for readers to get back what it was.
private func needsQuotes(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
  guard !range.isEmpty else { return false }
  if bytes[range.lowerBound] == space || bytes[range.upperBound - 1] == space { return true }
  for index in range where isSpecial(bytes[index]) { return true }
  return false
}

private func isSpecial(_ byte: UInt8) -> Bool {
  byte == comma || byte == quote || byte == lineFeed || byte == carriageReturn
}

/// Strings as fields, with quotes where they need them.
func quoted(_ bytes: [UInt8], _ ends: [Int32]) -> ([UInt8], [Int32]) {
  var fields: [UInt8] = []
  var fieldEnds: [Int32] = []
  fields.reserveCapacity(bytes.count + bytes.count / 16)
  fieldEnds.reserveCapacity(ends.count)
  let span = bytes.span
  var start = 0
  for end in ends {
    let range = start..<Int(end)
    if needsQuotes(span, range) {
      appendQuoted(span, range, to: &fields)
    } else {
      fields += bytes[range]
    }
    fieldEnds.append(Int32(fields.count))
    start = Int(end)
  }
  return (fields, fieldEnds)
}

/// One string as a field.
func quoted(_ bytes: [UInt8]) -> [UInt8] {
  quoted(bytes, [Int32(bytes.count)]).0
}

private func appendQuoted(_ bytes: Span<UInt8>, _ range: Range<Int>, to fields: inout [UInt8]) {
  fields.append(quote)
  for index in range {
    if bytes[index] == quote { fields.append(quote) }
    fields.append(bytes[index])
  }
  fields.append(quote)
}
