/// How many code points each string has.
///
/// - Parameters:
///   - bytes: UTF-8 of the strings, one after another.
///   - ends: Where each ends; it begins where the one before ends. Ascending, at most
///     `bytes.count`.
package func codePointCounts(_ bytes: Span<UInt8>, ends: Span<Int32>) -> [Int32] {
  var counts = [Int32](repeating: 0, count: ends.count)
  var begin = 0
  for index in ends.indices {
    let end = Int(ends[index])
    precondition(begin <= end && end <= bytes.count, "string \(index) is out of its bytes")
    var more = 0
    for place in begin..<end { more &+= isContinuation(bytes[place]) ? 1 : 0 }
    counts[index] = Int32(truncatingIfNeeded: end &- begin &- more)
    begin = end
  }
  return counts
}
