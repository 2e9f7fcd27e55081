/// Weights as bytes, the lower byte of each first.
package func weightBytes(_ weights: Span<Int16>) -> [UInt8] {
  // SAFETY: the buffer is that of the span, and is not kept; our machines are little-endian.
  unsafe weights.withUnsafeBytes { unsafe Array($0) }
}

/// The weights that `weightBytes` made bytes of; an odd byte at the end is left out.
package func storedWeights(_ bytes: Span<UInt8>) -> [Int16] {
  let total = bytes.count / 2
  // SAFETY: `total` elements are written, from as many pairs of bytes of the span.
  return unsafe bytes.withUnsafeBytes { source in
    unsafe [Int16](unsafeUninitializedCapacity: total) { target, count in
      unsafe UnsafeMutableRawBufferPointer(target).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: source[..<(total * 2)]))
      count = total
    }
  }
}
