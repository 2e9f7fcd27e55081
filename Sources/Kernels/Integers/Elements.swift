/// The low `width` bytes of each value, one after another, lowest byte first.
///
/// - Precondition: `width` is 1, 2, 4 or 8.
package func elementBytes(_ values: Span<UInt64>, width: Int) -> [UInt8] {
  switch width {
  case 1: narrowed(values, to: UInt8.self)
  case 2: narrowed(values, to: UInt16.self)
  case 4: narrowed(values, to: UInt32.self)
  case 8: narrowed(values, to: UInt64.self)
  default: preconditionFailure("elements of \(width) bytes")
  }
}

@inline(__always)
private func narrowed<Element: FixedWidthInteger>(
  _ values: Span<UInt64>, to type: Element.Type
) -> [UInt8] {
  let size = values.count * MemoryLayout<Element>.size
  // SAFETY: `size` bytes are written, one element for each value.
  return unsafe [UInt8](unsafeUninitializedCapacity: size) { target, count in
    let raw = UnsafeMutableRawBufferPointer(target)
    for index in values.indices {
      unsafe raw.storeBytes(
        of: Element(truncatingIfNeeded: values[index]).littleEndian,
        toByteOffset: index &* MemoryLayout<Element>.size, as: Element.self)
    }
    count = size
  }
}

/// Elements of one width as numbers of another, extended with zeros.
@inline(__always)
func widened<Element: FixedWidthInteger, Wide: FixedWidthInteger>(
  _ bytes: Span<UInt8>, from type: Element.Type, to wide: Wide.Type
) -> [Wide] {
  let size = MemoryLayout<Element>.size
  precondition(bytes.count % size == 0, "\(bytes.count) bytes of \(size) each")
  let total = bytes.count / size
  // SAFETY: every element lies inside the span, since the bytes are whole elements.
  return unsafe bytes.withUnsafeBytes { raw in
    unsafe [Wide](unsafeUninitializedCapacity: total) { target, count in
      for index in 0..<total {
        let element = unsafe raw.loadUnaligned(fromByteOffset: index &* size, as: Element.self)
        unsafe target.initializeElement(
          at: index, to: Wide(truncatingIfNeeded: Element(littleEndian: element)))
      }
      count = total
    }
  }
}

/// Whether any number, less `lowest`, has bits beyond its `bits` low ones: whether it is below
/// `lowest`, or more than 2^bits - 1 above it.
///
/// - Precondition: `bits` is 0 to 63.
package func bitsBeyond(_ numbers: Span<Int64>, lowest: Int64, bits: Int) -> Bool {
  var beyond: UInt64 = 0
  for index in numbers.indices {
    // SAFETY: an index of the span.
    unsafe beyond |= UInt64(bitPattern: numbers[unchecked: index] &- lowest) &>> UInt64(bits)
  }
  return beyond != 0
}
