import CZlib

/// How a piece of compressed data ends.
package enum DeflateEnd: Sendable {
  /// On a whole byte, so that another piece may follow (an empty stored block, as zlib's sync
  /// flush writes).
  case open
  /// With the last block of the stream.
  case final
}

/// Makes raw deflate (RFC 1951) of pieces of text, each of which refers to nothing before it.
package struct Deflater: ~Copyable {
  private let level: Int
  private var fast = FastDeflater(shortestMatch: 6)

  /// - Parameter level: 1 (fast) to 9 (small). 1 is our own encoder, the rest is zlib, whose
  ///   bytes may differ from one version of zlib to another.
  package init(level: Int) {
    precondition((1...9).contains(level), "compression level \(level)")
    self.level = level
  }

  /// Appends the deflated bytes to `output`.
  ///
  /// - Parameter skipsNumbers: Whether level 1 need not look for numbers that come back: a quarter
  ///   faster where they hardly do, as in rows of few bytes that are numbered.
  package mutating func append(
    _ bytes: Span<UInt8>, end: DeflateEnd, skipsNumbers: Bool = false, to output: inout [UInt8]
  ) {
    if level == 1 {
      fast.append(bytes, end: end, skipsNumbers: skipsNumbers, to: &output)
    } else {
      output += zlibDeflate(bytes, level: level, end: end)
    }
  }
}

/// Raw deflate of some bytes, numbers or text; level 1 is our own encoder, the rest zlib.
package func deflate(_ bytes: Span<UInt8>, level: Int, end: DeflateEnd) -> [UInt8] {
  level == 1
    ? fastDeflate(bytes, end: end) : zlibDeflate(bytes, level: level, end: end)
}

/// Raw deflate of some bytes by zlib.
///
/// - Precondition: `level` is from 1 to 9, and there are fewer than 2^31 bytes.
package func zlibDeflate(_ bytes: Span<UInt8>, level: Int, end: DeflateEnd) -> [UInt8] {
  precondition((1...9).contains(level), "compression level \(level)")
  precondition(bytes.count <= Int(Int32.max), "a piece of \(bytes.count) bytes")
  // SAFETY: the stream is zeroed, as zlib asks, and does not move between the calls; zlib reads
  // the span's own memory and writes at most `capacity` bytes into the new array's buffer.
  return unsafe withUnsafeTemporaryAllocation(of: z_stream.self, capacity: 1) { memory in
    let stream = memory.baseAddress
    unsafe memory.initialize(repeating: z_stream())
    let status = unsafe deflateInit2_(
      stream, Int32(level), Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "no memory for zlib, or a zlib of another version")
    defer { _ = unsafe deflateEnd(stream) }
    let capacity = unsafe Int(deflateBound(stream, uLong(bytes.count))) + 16
    return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      unsafe bytes.withUnsafeBufferPointer { source in
        unsafe memory[0].next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe memory[0].avail_in = uInt(source.count)
        unsafe memory[0].next_out = target.baseAddress
        unsafe memory[0].avail_out = uInt(capacity)
        let status = unsafe CZlib.deflate(stream, end == .final ? Z_FINISH : Z_SYNC_FLUSH)
        precondition(status == (end == .final ? Z_STREAM_END : Z_OK), "zlib's bound is too low")
      }
      count = unsafe capacity - Int(memory[0].avail_out)
    }
  }
}

/// Bytes as they are, as a piece of raw deflate that others may follow (RFC 1951, 3.2.4).
package func storedDeflate(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count + (bytes.count / longestStored + 1) * 5)
  var start = bytes.startIndex
  while start < bytes.endIndex {
    let count = min(longestStored, bytes.endIndex - start)
    let (low, high) = (UInt8(truncatingIfNeeded: count), UInt8(truncatingIfNeeded: count >> 8))
    output += [0, low, high, ~low, ~high]
    output += bytes[start..<(start + count)]
    start += count
  }
  return output
}
