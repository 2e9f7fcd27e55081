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
@inline(__always)
func joined<Number: FixedWidthInteger>(_ bytes: Span<UInt8>, width: Int) -> [Number] {
  precondition((1...8).contains(width) && bytes.count % width == 0, "\(bytes.count) bytes")
  let count = bytes.count / width
  var values = [Number](repeating: 0, count: count)
  var target = values.mutableSpan
  for plane in 0..<width {
    let shift = Number(plane * 8)
    let begin = plane * count
    let own = bytes.extracting(begin..<(begin + count))
    for index in own.indices {
      target[index] |= Number(truncatingIfNeeded: own[index]) &<< shift
    }
  }
  return values
}
