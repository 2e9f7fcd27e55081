/// Copies part of `source` over what stands in `target` from `position` on.
///
/// - Precondition: The range lies in `source`, and there is room for it in `target`.
package func copyBytes(
  _ source: Span<UInt8>, _ range: Range<Int>, to target: inout [UInt8], at position: Int
) {
  precondition(range.lowerBound >= 0 && range.upperBound <= source.count, "outside the source")
  precondition(position >= 0 && range.count <= target.count - position, "no room to copy")
  // SAFETY: both ranges have just been checked, and an array does not overlap a span of another.
  unsafe source.withUnsafeBufferPointer { from in
    unsafe target.withUnsafeMutableBufferPointer { to in
      guard let from = from.baseAddress, let to = to.baseAddress else { return }
      unsafe (to + position).update(from: from + range.lowerBound, count: range.count)
    }
  }
}
