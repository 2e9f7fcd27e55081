/// Copies strings that stand one after another to where they belong in `target`.
///
/// - Parameters:
///   - bytes: The strings; string `i` ends at `ends[i]`.
///   - rows: The strings to copy.
///   - cursors: For each of these, from 0, where it is copied to; moved behind it.
/// - Precondition: All strings lie in `bytes`, and there is room for them in `target`.
package func copyFields(
  _ bytes: Span<UInt8>, ends: Span<Int32>, rows: Range<Int>,
  to target: inout MutableSpan<UInt8>, at cursors: inout MutableSpan<Int>
) {
  let room = target.count
  // SAFETY: each string is checked to lie in `bytes`, and its copy in `target`. A mutable span
  // overlaps no other.
  unsafe bytes.withUnsafeBufferPointer { from in
    unsafe target.withUnsafeMutableBufferPointer { to in
      guard let source = from.baseAddress, let target = to.baseAddress else { return }
      var start = rows.lowerBound == 0 ? 0 : Int(ends[rows.lowerBound - 1])
      for index in 0..<rows.count {
        let end = Int(ends[rows.lowerBound &+ index])
        let cursor = cursors[index]
        let count = end &- start
        precondition(start >= 0 && count >= 0 && end <= from.count, "a string outside its bytes")
        precondition(cursor >= 0 && count <= room &- cursor, "no room for a string")
        unsafe (target + cursor).update(from: source + start, count: count)
        cursors[index] = cursor &+ count
        start = end
      }
    }
  }
}

/// Copies one string to several places in `target`: the same as `copyFields` for rows that are
/// all equal.
///
/// - Parameter indices: The cursors of these rows.
package func copyField(
  _ bytes: Span<UInt8>, indices: Range<Int>, to target: inout MutableSpan<UInt8>,
  at cursors: inout MutableSpan<Int>
) {
  let room = target.count
  // SAFETY: each copy is checked to lie in `target`, which overlaps no other span.
  unsafe bytes.withUnsafeBufferPointer { from in
    unsafe target.withUnsafeMutableBufferPointer { to in
      guard let source = from.baseAddress, let target = to.baseAddress else { return }
      for index in indices {
        let cursor = cursors[index]
        precondition(cursor >= 0 && from.count <= room &- cursor, "no room for a string")
        unsafe (target + cursor).update(from: source, count: from.count)
        cursors[index] = cursor &+ from.count
      }
    }
  }
}
