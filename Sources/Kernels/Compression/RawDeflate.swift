import CZlib

/// Why a raw deflate stream could not be read.
package enum InflateError: Error, Equatable {
  /// No encoder writes such bytes, or they break off.
  case damaged
  /// More or less comes out than was expected, or bytes are left over.
  case wrongCount
}

/// Raw deflate (RFC 1951) of some bytes, with zlib.
///
/// - Parameter level: 1 (fast) to 9 (small).
package func rawDeflate(_ bytes: [UInt8], level: Int) -> [UInt8] {
  precondition((1...9).contains(level), "compression level \(level)")
  precondition(bytes.count <= Int(Int32.max), "a piece of \(bytes.count) bytes")
  // SAFETY: the stream is zeroed, as zlib asks, and does not move between the calls; zlib reads
  // the array's own memory and writes at most `capacity` bytes into the new array's buffer.
  return unsafe withUnsafeTemporaryAllocation(of: z_stream.self, capacity: 1) { memory in
    unsafe memory.initialize(repeating: z_stream())
    let stream = memory.baseAddress
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
        let status = unsafe CZlib.deflate(stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "zlib's bound is too low")
      }
      count = unsafe capacity - Int(memory[0].avail_out)
    }
  }
}

/// The contents of a raw deflate stream that is all of `bytes` and holds exactly `count` bytes.
/// Nothing larger is allocated.
package func rawInflate(_ bytes: Span<UInt8>, count: Int) throws(InflateError) -> [UInt8] {
  guard count <= Int(Int32.max), bytes.count <= Int(Int32.max) else {
    throw InflateError.wrongCount
  }
  var status = Z_OK
  var left: (input: uInt, output: uInt) = (0, 0)
  // SAFETY: as above; zlib writes at most `count` bytes into a buffer that has room for one more
  // (so that it has an address even where `count` is 0). All of them are initialized if it ends
  // with none left to write; otherwise the array is declared empty.
  let output = unsafe [UInt8](unsafeUninitializedCapacity: count + 1) { target, filled in
    unsafe withUnsafeTemporaryAllocation(of: z_stream.self, capacity: 1) { memory in
      unsafe memory.initialize(repeating: z_stream())
      let stream = memory.baseAddress
      status = unsafe inflateInit2_(
        stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      guard status == Z_OK else { return }
      defer { _ = unsafe inflateEnd(stream) }
      unsafe bytes.withUnsafeBufferPointer { source in
        unsafe memory[0].next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe memory[0].avail_in = uInt(source.count)
        unsafe memory[0].next_out = target.baseAddress
        unsafe memory[0].avail_out = uInt(count)
        status = unsafe CZlib.inflate(stream, Z_FINISH)
      }
      unsafe left = (memory[0].avail_in, memory[0].avail_out)
    }
    filled = status == Z_STREAM_END && left.output == 0 ? count : 0
  }
  guard status == Z_STREAM_END || status == Z_BUF_ERROR else { throw InflateError.damaged }
  guard status == Z_STREAM_END, left.input == 0, left.output == 0 else {
    throw InflateError.wrongCount
  }
  return output
}
