import CVectors

/// Adds up rows of a table of weights: the inner loop of every linear model.
///
/// - Parameters:
///   - weights: Rows of `width` weights each; as many rows as a power of two.
///   - keys: Hashes of features; the low bits of each choose its row. At most 256.
///   - flip: Changes every key, so that one table tells two kinds of decision apart.
///   - sums: The first `width` elements are set.
///
/// - Precondition: `width` is 4, or a multiple of 4 from 16 on.
package func setRowSums(
  _ weights: Span<Int16>, width: Int, keys: Span<UInt32>, flip: UInt32 = 0,
  in sums: inout MutableSpan<Int32>
) {
  let mask = rowMask(weights.count, width, keys.count, sums.count)
  if width == 4 {
    var total = SIMD4<Int32>()
    for index in keys.indices {
      let place = Int(keys[index] ^ flip) & mask
      // SAFETY: `rowMask` has checked that every row lies inside the weights.
      let row = unsafe weights.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place &* 8, as: SIMD4<Int16>.self)
      total = total &+ SIMD4<Int32>(truncatingIfNeeded: row)
    }
    for lane in 0..<4 { sums[lane] = total[lane] }
    return
  }
  for block in stride(from: 0, to: width, by: 16) {
    let first = min(block, width &- 16)  // The last block may overlap the one before.
    var total = SIMD16<Int32>()
    for index in keys.indices {
      let place = (Int(keys[index] ^ flip) & mask) &* width &+ first
      // SAFETY: as above, and `first + 16 <= width`.
      let row = unsafe weights.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place &* 2, as: SIMD16<Int16>.self)
      total = total &+ SIMD16<Int32>(truncatingIfNeeded: row)
    }
    for lane in 0..<16 { sums[first &+ lane] = total[lane] }
  }
}

/// Asks for the rows of features that are soon to be added up, and does not wait for them.
package func fetchRows(_ weights: Span<Int16>, width: Int, keys: Span<UInt32>, flip: UInt32) {
  let mask = rowMask(weights.count, width, keys.count, width)
  // SAFETY: as many keys as there are; `rowMask` has checked that every row lies inside the weights.
  unsafe weights.withUnsafeBytes { weights in
    unsafe keys.withUnsafeBufferPointer { keys in
      unsafe vector_prefetch(
        weights.baseAddress, keys.baseAddress, keys.count, flip, UInt32(truncatingIfNeeded: mask),
        width &* 2)
    }
  }
}

/// `setRowSums` for weights that are being learned.
///
/// Written out once more: a generic function takes many times as long where it is not specialized,
/// as in debug builds.
package func setRowSums(
  _ weights: Span<Int32>, width: Int, keys: Span<UInt32>, flip: UInt32 = 0,
  in sums: inout MutableSpan<Int32>
) {
  let mask = rowMask(weights.count, width, keys.count, sums.count)
  if width == 4 {
    var total = SIMD4<Int32>()
    for index in keys.indices {
      let place = Int(keys[index] ^ flip) & mask
      // SAFETY: `rowMask` has checked that every row lies inside the weights.
      let row = unsafe weights.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place &* 16, as: SIMD4<Int32>.self)
      total = total &+ row
    }
    for lane in 0..<4 { sums[lane] = total[lane] }
    return
  }
  for block in stride(from: 0, to: width, by: 16) {
    let first = min(block, width &- 16)
    var total = SIMD16<Int32>()
    for index in keys.indices {
      let place = (Int(keys[index] ^ flip) & mask) &* width &+ first
      // SAFETY: as above, and `first + 16 <= width`.
      let row = unsafe weights.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place &* 4, as: SIMD16<Int32>.self)
      total = total &+ row
    }
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
