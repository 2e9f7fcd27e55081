/// The strings with the given numbers, one after another.
///
/// - Parameters:
///   - numbers: Which strings, in what order; each below `ends.count`.
///   - ends: Where each string ends in `bytes`; it begins where the one before ends. Ascending,
///     at most `bytes.count`.
///   - total: The sum of their lengths, at most `Int32.max`.
/// - Returns: The bytes, and where each of the strings ends in them.
package func gatheredStrings(
  _ numbers: Span<Int32>, bytes: Span<UInt8>, ends: Span<Int32>, total: Int
) -> (bytes: [UInt8], ends: [Int32]) {
  var newEnds = [Int32](repeating: 0, count: numbers.count)
  precondition(total <= Int(Int32.max), "strings of \(total) bytes")
  // SAFETY: each copy is checked to lie inside its source and inside `total`; all of `total` is
  // filled, as the last line checks.
  let gathered = unsafe [UInt8](unsafeUninitializedCapacity: total) { target, count in
    unsafe bytes.withUnsafeBytes { source in
      var filled = 0
      for index in numbers.indices {
        let number = Int(numbers[index])
        let begin = number == 0 ? 0 : Int(ends[number - 1])
        let length = Int(ends[number]) - begin
        precondition(
          begin >= 0 && length >= 0 && begin + length <= source.count && filled + length <= total,
          "string \(number) is out of its bytes")
        if length > 0 {
          unsafe UnsafeMutableRawBufferPointer(target).baseAddress.map {
            unsafe ($0 + filled).copyMemory(
              from: source.baseAddress.unsafelyUnwrapped + begin, byteCount: length)
          }
        }
        filled += length
        newEnds[index] = Int32(filled)
      }
      precondition(filled == total, "strings of \(filled) bytes, \(total) expected")
      count = filled
    }
  }
  return (gathered, newEnds)
}
