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

  /// Numbers, in whatever form is smallest: packed, as elements, or deflated as elements or as
  /// planes.
  ///
  /// - Parameters:
  ///   - values: From 0 on.
  ///   - base: Added to each by the reader.
  ///   - level: Of deflate; 0 for codes that can be used where they lie, and for deflate only
  ///     of what it makes much smaller.
  static func numbers(
    _ values: [UInt64], base: Int64 = 0, as role: BufferRole, level: Int
  ) -> EncodedBuffer {
    let bits = bitWidth(values.max() ?? 0)
    let width = elementWidth(bits: bits)
    let packed = packedByteCount(count: values.count, bits: bits)
    let plain = values.count * width
    let isInPlace = level == 0 && role == .codes
    let least = isInPlace ? plain : min(packed, plain)
    let small = smallest(
      values, base: base, as: role, bits: bits, below: level == 0 ? least / 5 * 3 : least,
      level: max(level, 1))
    if let small { return small }
    if packed < plain && !isInPlace {
      return EncodedBuffer(
        role, .packed, element: BufferRecord.laneBytes(bits: bits), bits: bits,
        count: values.count, base: base, raw: packed, codec: .stored,
        packTransposed(values.span, bits: bits))
    }
    return EncodedBuffer(
      role, .elements, element: width, bits: 0, count: values.count, base: base, raw: plain,
      codec: .stored, elementBytes(values.span, width: width))
  }

  /// Numbers deflated, if that pays.
  ///
  /// Codes repeat as a whole, and are kept so; of other numbers the high bytes are alike and the
  /// low ones are not, so they are kept apart. Of few numbers both are tried.
  private static func smallest(
    _ values: [UInt64], base: Int64, as role: BufferRole, bits: Int, below stored: Int, level: Int
  ) -> EncodedBuffer? {
    guard isWorthDeflating(stored) else { return nil }
    let width = elementWidth(bits: bits)
    let planes = (bits + 7) / 8
    let isShort = values.count < 1 << 14
    var best: EncodedBuffer?
    if width == 1 || role == .codes || isShort {
      let bytes = elementBytes(values.span, width: width)
      if let small = deflated(bytes, ifBelow: stored, level: level) {
        best = EncodedBuffer(
          role, .elements, element: width, bits: 0, count: values.count, base: base,
          raw: bytes.count, codec: .deflate, small)
      }
    }
    if width > 1, role != .codes || isShort {
      let bytes = planeBytes(values.span, width: planes)
      let limit = min(stored, best?.bytes.count ?? stored)
      if let small = deflated(bytes, ifBelow: limit, level: level) {
        best = EncodedBuffer(
          role, .planes, element: planes, bits: 0, count: values.count, base: base,
          raw: bytes.count, codec: .deflate, small)
      }
    }
    return best
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

  /// Text is deflated at any level.
  static func text(_ bytes: [UInt8], level: Int) -> EncodedBuffer {
    let small = deflated(bytes, ifBelow: bytes.count, level: max(level, 1))
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

/// Bytes deflated, if that saves a thirtieth of what would be stored otherwise.
///
/// Of many bytes a sample from the middle is tried first, so that what does not compress costs
/// little.
///
/// - Parameter level: 0 for never.
private func deflated(_ bytes: [UInt8], ifBelow stored: Int, level: Int) -> [UInt8]? {
  guard level > 0, isWorthDeflating(stored), bytes.count <= Int(Int32.max) else { return nil }
  let sampleCount = 1 << 13
  if bytes.count > sampleCount * 8 {
    var sampled = 0
    for part in 0..<4 {
      let begin = bytes.count / 4 * part & ~7
      sampled +=
        deflate(bytes.span.extracting(begin..<(begin + sampleCount)), level: 1, end: .final).count
    }
    // A whole buffer compresses somewhat better than a sample of it.
    if sampled * (bytes.count / sampleCount) / 4 > stored / 8 * 9 { return nil }
  }
  let small = deflate(bytes.span, level: level, end: .final)
  return small.count < stored - stored / 30 ? small : nil
}
