/// Adds up rows of a table of small weights: the inner loop of every linear model.
///
/// - Parameters:
///   - weights: Rows of `width` weights each; as many rows as a power of two.
///   - keys: Hashes of features; the low bits of each choose its row. At most 256.
///   - flip: Changes every key, so that one table tells two kinds of decision apart.
///   - sums: The first `width` elements are set.
///
/// - Precondition: `width` is 4, or a multiple of 4 from 16 on.
package func setRowSums(
  _ weights: Span<Int8>, width: Int, keys: Span<UInt32>, flip: UInt32 = 0,
  in sums: inout MutableSpan<Int32>
) {
  let mask = rowMask(weights.count, width, keys.count, sums.count)
  if width == 4 {
    // SAFETY: `rowMask` has checked that every row lies inside the weights.
    let total = unsafe narrowTotal(
      weights.bytes, keys, flip, mask, SIMD4<Int8>.self, SIMD4<Int16>.self)
    for lane in 0..<4 { sums[lane] = Int32(total[lane]) }
    return
  }
  for block in stride(from: 0, to: width, by: 16) {
    let first = min(block, width &- 16)  // The last block may overlap the one before.
    // SAFETY: as above.
    let total = unsafe blockTotal(
      weights.bytes, keys, flip, mask, width, first, SIMD16<Int8>.self, SIMD16<Int16>.self)
    for lane in 0..<16 { sums[first &+ lane] = Int32(total[lane]) }
  }
}

/// The same for weights that are being learned.
package func setRowSums(
  _ weights: Span<Int32>, width: Int, keys: Span<UInt32>, flip: UInt32 = 0,
  in sums: inout MutableSpan<Int32>
) {
  let mask = rowMask(weights.count, width, keys.count, sums.count)
  if width == 4 {
    // SAFETY: `rowMask` has checked that every row lies inside the weights.
    let total = unsafe narrowTotal(
      weights.bytes, keys, flip, mask, SIMD4<Int32>.self, SIMD4<Int32>.self)
    for lane in 0..<4 { sums[lane] = total[lane] }
    return
  }
  for block in stride(from: 0, to: width, by: 16) {
    let first = min(block, width &- 16)  // The last block may overlap the one before.
    // SAFETY: as above.
    let total = unsafe blockTotal(
      weights.bytes, keys, flip, mask, width, first, SIMD16<Int32>.self, SIMD16<Int32>.self)
    for lane in 0..<16 { sums[first &+ lane] = total[lane] }
  }
}

/// The bits of a key that choose a row; ends the program where rows could lie out of bounds.
@inline(__always)
private func rowMask(_ weights: Int, _ width: Int, _ keys: Int, _ sums: Int) -> Int {
  precondition(width == 4 || (width >= 16 && width % 4 == 0), "rows of \(width) weights")
  let rows = weights / width
  precondition(
    rows > 0 && rows & (rows - 1) == 0 && rows * width == weights, "\(weights) weights")
  precondition(keys <= 256 && sums >= width, "\(keys) features, \(sums) sums")
  return rows - 1
}

/// - Precondition: `(mask + 1) * 4` weights.
@inline(__always) @unsafe
private func narrowTotal<Row: SIMD, Total: SIMD>(
  _ weights: RawSpan, _ keys: Span<UInt32>, _ flip: UInt32, _ mask: Int, _ row: Row.Type,
  _ total: Total.Type
) -> Total
where Row.Scalar: FixedWidthInteger, Total.Scalar: FixedWidthInteger, Row: BitwiseCopyable {
  var total = Total()
  for index in keys.indices {
    let place = Int(keys[index] ^ flip) & mask
    let row = unsafe weights.unsafeLoadUnaligned(
      fromUncheckedByteOffset: place &* MemoryLayout<Row>.size, as: Row.self)
    for lane in 0..<4 { total[lane] &+= Total.Scalar(truncatingIfNeeded: row[lane]) }
  }
  return total
}

/// - Precondition: `(mask + 1) * width` weights, and `first + 16 <= width`.
@inline(__always) @unsafe
private func blockTotal<Weight, Sum>(
  _ weights: RawSpan, _ keys: Span<UInt32>, _ flip: UInt32, _ mask: Int, _ width: Int, _ first: Int,
  _ row: SIMD16<Weight>.Type, _ total: SIMD16<Sum>.Type
) -> SIMD16<Sum>
where
  Weight: FixedWidthInteger & SIMDScalar, Sum: FixedWidthInteger & SIMDScalar,
  SIMD16<Weight>: BitwiseCopyable
{
  var total = SIMD16<Sum>()
  for index in keys.indices {
    let place = (Int(keys[index] ^ flip) & mask) &* width &+ first
    let row = unsafe weights.unsafeLoadUnaligned(
      fromUncheckedByteOffset: place &* MemoryLayout<Weight>.size, as: SIMD16<Weight>.self)
    total &+= SIMD16<Sum>(truncatingIfNeeded: row)
  }
  return total
}
