import Kernels

let comma = UInt8(ascii: ",")
let quote = UInt8(ascii: "\"")
let carriageReturn = UInt8(ascii: "\r")
let lineFeed = UInt8(ascii: "\n")
let space = UInt8(ascii: " ")

/// Strings as fields, with quotes where they need them.
///
/// - Parameter ends: Where each string ends in `bytes`.
func quoted(_ bytes: [UInt8], _ ends: [Int32]) -> (bytes: [UInt8], ends: [Int32]) {
  var fields: [UInt8] = []
  var fieldEnds: [Int32] = []
  let source = bytes.span
  var start = 0
  // What has not been copied yet; copied at once as far as nothing needs quotes.
  var waiting = 0
  for (index, end) in ends.enumerated() {
    let range = start..<Int(end)
    if needsQuotes(source, range) {
      if fieldEnds.isEmpty {
        fields.reserveCapacity(bytes.count + bytes.count / 16)
        fieldEnds = ends
      }
      fields += bytes[waiting..<start]
      appendQuoted(bytes, range, to: &fields)
      waiting = Int(end)
    }
    start = Int(end)
    if !fieldEnds.isEmpty { fieldEnds[index] = Int32(fields.count + start - waiting) }
  }
  guard !fieldEnds.isEmpty else { return (bytes, ends) }
  fields += bytes[waiting...]
  return (fields, fieldEnds)
}

/// One string as a field.
func quoted(_ bytes: [UInt8]) -> [UInt8] { quoted(bytes, [Int32(bytes.count)]).bytes }

/// Whether a field must stand in quotes for readers to get back what it was.
private func needsQuotes(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
  guard !range.isEmpty else { return false }
  if bytes[range.lowerBound] == space || bytes[range.upperBound &- 1] == space { return true }
  return containsAny(of: (comma, quote, lineFeed, carriageReturn), in: bytes, range)
}

/// Puts a string in quotes, and doubles those that it holds.
private func appendQuoted(_ bytes: [UInt8], _ range: Range<Int>, to fields: inout [UInt8]) {
  fields.append(quote)
  var waiting = range.lowerBound
  let source = bytes.span
  var found = nextIndex(of: quote, in: source, from: waiting, to: range.upperBound)
  while found < range.upperBound {
    fields += bytes[waiting...found]
    waiting = found
    found = nextIndex(of: quote, in: source, from: found + 1, to: range.upperBound)
  }
  fields += bytes[waiting..<range.upperBound]
  fields.append(quote)
}
