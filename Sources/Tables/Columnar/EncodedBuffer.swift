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
      level: level)
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
  /// Codes are cut into pages. Where that does not serve, they repeat as a whole, and are kept so;
  /// of other numbers the high bytes are alike and the low ones are not, so they are kept apart.
  /// Of few numbers all of this is tried.
  ///
  /// - Parameter level: Of deflate; 0 for its lowest, and for codes that are not cut.
  private static func smallest(
    _ values: [UInt64], base: Int64, as role: BufferRole, bits: Int, below stored: Int, level: Int
  ) -> EncodedBuffer? {
    guard isWorthDeflating(stored) else { return nil }
    let width = elementWidth(bits: bits)
    let planes = (bits + 7) / 8
    let isShort = values.count < 1 << 14
    let isPaged = role == .codes && level > 0
    let level = max(level, 1)
    var best = isPaged ? paged(values, base: base, as: role, below: stored, level: level) : nil
    if best != nil && !isShort { return best }
    if width == 1 || role == .codes || isShort {
      let bytes = elementBytes(values.span, width: width)
      let limit = min(stored, best?.bytes.count ?? stored)
      if let small = deflated(bytes, ifBelow: limit, level: level) {
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

  /// Numbers as symbols, deflated, and what low bits there are, which seldom repeat.
  private static func paged(
    _ values: [UInt64], base: Int64, as role: BufferRole, below stored: Int, level: Int
  ) -> EncodedBuffer? {
    guard let cut = PageCut(upTo: values.max() ?? 0) else { return nil }
    let (symbols, low) = cut.cut(values.span)
    let bytes = packTransposed(low.span, bits: cut.bits)
    var small = deflate(symbols.span, level: level, end: .open)
    if let rest = deflated(bytes, ifBelow: bytes.count, level: level) {
      small += rest
    } else {
      // Only the last block may be filled up with zeros.
      let whole = max(0, bytes.count - packedByteCount(count: 1, bits: cut.bits))
      small += storedDeflate(bytes[..<whole])
      small += deflate(bytes.span.extracting(whole..<bytes.count), level: level, end: .final)
    }
    guard small.count < stored - stored / 30 else { return nil }
    return EncodedBuffer(
      role, .pages, element: cut.direct, bits: cut.bits, count: values.count, base: base,
      raw: symbols.count + bytes.count, codec: .deflate, small)
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
