/// The low `width` bytes of each value: the lowest byte of all of them, then the next of all.
///
/// Deflate finds little in numbers of several bytes as they are; apart, the high bytes, which
/// are nearly all the same, take next to nothing.
///
/// - Parameter width: 1 to 8.
package func planeBytes(_ values: Span<UInt64>, width: Int) -> [UInt8] {
  precondition((1...8).contains(width), "planes of \(width) bytes")
  var bytes = [UInt8](repeating: 0, count: values.count * width)
  var target = bytes.mutableSpan
  for plane in 0..<width {
    let shift = UInt64(plane * 8)
    let begin = plane * values.count
    for index in values.indices {
      target[begin &+ index] = UInt8(truncatingIfNeeded: values[index] &>> shift)
    }
  }
  return bytes
}

/// The values of planes of bytes, extended with zeros.
///
/// - Precondition: `width` is 1 to 8; every plane has as many bytes.
package func planeValues(_ bytes: Span<UInt8>, width: Int) -> [UInt64] {
  precondition((1...8).contains(width) && bytes.count % width == 0, "\(bytes.count) bytes")
  let count = bytes.count / width
  var values = [UInt64](repeating: 0, count: count)
  var target = values.mutableSpan
  for plane in 0..<width {
    let shift = UInt64(plane * 8)
    let begin = plane * count
    for index in 0..<count {
      target[index] |= UInt64(bytes[begin &+ index]) &<< shift
    }
  }
  return values
}
