/// Copies stretches of a text behind one another.
///
/// - Parameters:
///   - begins: Where each stretch begins in `source`.
///   - ends: Where each ends.
///   - first: The first stretch that is copied.
///   - bytes: What the stretches are appended to.
///   - bounds: Where each of them ends in `bytes` is appended to this.
/// - Precondition: All stretches lie in `source`, and `bytes` stays below 2^31.
package func appendStretches(
  of source: Span<UInt8>, from begins: [Int32], to ends: [Int32], first: Int,
  bytes: inout [UInt8], bounds: inout [Int32]
) {
  precondition(begins.count == ends.count && first >= 0, "stretches without an end")
  let (begins, ends) = (begins.span, ends.span)
  var total = 0
  for index in first..<begins.count {
    let (begin, end) = (Int(begins[index]), Int(ends[index]))
    precondition(begin >= 0 && begin <= end && end <= source.count, "a stretch outside its text")
    total &+= end &- begin
  }
  let start = bytes.count
  precondition(total <= Int(Int32.max) - start, "stretches of more bytes than a column has")
  // Some more than needed, for what is written too much behind the last.
  bytes.append(contentsOf: repeatElement(0, count: total + 16))
  let firstBound = bounds.count
  bounds.append(contentsOf: repeatElement(0, count: begins.count - first))
  var target = bounds.mutableSpan
  // SAFETY: all stretches lie in the source, as was checked above, and together they take `total`
  // bytes of the target, behind which there are 16 more.
  unsafe source.withUnsafeBytes { source in
    unsafe bytes.withUnsafeMutableBytes { bytes in
      guard let from = source.baseAddress, let to = bytes.baseAddress else { return }
      var filled = start
      for index in first..<begins.count {
        let begin = Int(begins[index])
        let count = Int(ends[index]) &- begin
        if count <= 16 && begin &+ 16 <= source.count {
          let words = unsafe from.loadUnaligned(
            fromByteOffset: begin, as: SIMD2<UInt64>.self)
          unsafe to.storeBytes(of: words, toByteOffset: filled, as: SIMD2<UInt64>.self)
        } else {
          unsafe (to + filled).copyMemory(from: from + begin, byteCount: count)
        }
        filled &+= count
        target[firstBound &+ index &- first] = Int32(truncatingIfNeeded: filled)
      }
    }
  }
  bytes.removeLast(16)
}
