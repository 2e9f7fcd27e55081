import Kernels

/// A buffer on its way into a group: its record but for the place, and its bytes as stored.
struct EncodedBuffer: Sendable {
  var record: BufferRecord
  let bytes: [UInt8]

  /// Bytes that it adds to a file.
  var size: Int { bytes.count + ColumnarLimits.bufferRecordSize }

  private init(
    _ role: BufferRole, _ form: BufferForm, element: Int, bits: Int, count: Int, base: Int64,
    raw: Int, codec: BufferCodec, _ bytes: [UInt8]
  ) {
    precondition(raw <= ColumnarLimits.maximumBufferBytes, "a buffer of \(raw) bytes")
    record = BufferRecord(
      role: role, form: form, element: element, bits: bits, codec: codec, count: count,
      checksum: crc32(bytes), storedLength: bytes.count, rawLength: raw, base: base)
    self.bytes = bytes
  }

  /// Numbers, in whatever form is smallest: packed, as elements, or as elements deflated.
  ///
  /// - Parameters:
  ///   - values: From 0 on.
  ///   - base: Added to each by the reader.
  ///   - level: Of deflate.
  static func numbers(
    _ values: [UInt64], base: Int64 = 0, as role: BufferRole, level: Int
  ) -> EncodedBuffer {
    let bits = bitWidth(values.max() ?? 0)
    let width = elementWidth(bits: bits)
    let packed = packedByteCount(count: values.count, bits: bits)
    let plain = values.count * width
    let least = min(packed, plain)
    if isWorthDeflating(least) {
      let elements = elementBytes(values.span, width: width)
      // Deflate searches long for the repeats that wide numbers do not have.
      let level = role == .values && width > 1 ? 1 : level
      if let small = deflated(elements, ifBelow: least, level: level) {
        return EncodedBuffer(
          role, .elements, element: width, bits: 0, count: values.count, base: base, raw: plain,
          codec: .deflate, small)
      }
    }
    if packed < plain {
      return EncodedBuffer(
        role, .packed, element: BufferRecord.laneBytes(bits: bits), bits: bits,
        count: values.count, base: base, raw: packed, codec: .stored,
        packTransposed(values.span, bits: bits))
    }
    return EncodedBuffer(
      role, .elements, element: width, bits: 0, count: values.count, base: base, raw: plain,
      codec: .stored, elementBytes(values.span, width: width))
  }

  /// The low bytes of numbers, so many of each.
  static func elements(
    _ values: [UInt64], width: Int, as role: BufferRole, level: Int
  ) -> EncodedBuffer {
    let bytes = elementBytes(values.span, width: width)
    let small = deflated(bytes, ifBelow: bytes.count, level: level)
    return EncodedBuffer(
      role, .elements, element: width, bits: 0, count: values.count, base: 0,
      raw: bytes.count, codec: small == nil ? .stored : .deflate, small ?? bytes)
  }

  static func flags(_ flags: [Bool], as role: BufferRole, level: Int) -> EncodedBuffer {
    let bytes = packedFlags(flags.span)
    let small = deflated(bytes, ifBelow: bytes.count, level: level)
    return EncodedBuffer(
      role, .flags, element: 0, bits: 1, count: flags.count, base: 0, raw: bytes.count,
      codec: small == nil ? .stored : .deflate, small ?? bytes)
  }

  static func text(_ bytes: [UInt8], level: Int) -> EncodedBuffer {
    let small = deflated(bytes, ifBelow: bytes.count, level: level)
    return EncodedBuffer(
      .bytes, .elements, element: 1, bits: 0, count: bytes.count, base: 0, raw: bytes.count,
      codec: small == nil ? .stored : .deflate, small ?? bytes)
  }
}

/// The smallest size of an element that has so many bits.
func elementWidth(bits: Int) -> Int {
  bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8
}

/// Below this, a stream of deflate saves less than it costs to open.
private func isWorthDeflating(_ count: Int) -> Bool { count >= 96 }

/// Bytes deflated, if that saves a tenth of what would be stored otherwise.
///
/// Of many bytes a sample from the middle is tried first, so that what does not compress costs
/// little.
private func deflated(_ bytes: [UInt8], ifBelow stored: Int, level: Int) -> [UInt8]? {
  guard isWorthDeflating(stored), bytes.count <= Int(Int32.max) else { return nil }
  let sampleCount = 1 << 13
  if bytes.count > sampleCount * 4 {
    let middle = bytes.count / 2 & ~7
    let sample = deflate(
      bytes.span.extracting(middle..<(middle + sampleCount)), level: 1, end: .final)
    // A whole buffer compresses somewhat better than a sample of it.
    let expected = sample.count * (bytes.count / sampleCount)
    if expected > stored { return nil }
  }
  let small = deflate(bytes.span, level: level, end: .final)
  return small.count < stored - stored / 10 ? small : nil
}
