import CZlib

/// zlib's decoder, at a place where it does not move.
@safe
struct InflateStream: ~Copyable {
  /// How far one call came.
  enum Progress: Equatable {
    /// There is no more input or no more room for output.
    case paused
    case ended
    case failed(GzipError.Reason)
  }

  /// What zlib calls a window of 15 bits, and a head and foot of gzip.
  private static let gzip: Int32 = 15 + 16

  private let stream: UnsafeMutablePointer<z_stream>

  /// For members of gzip.
  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // SAFETY: the stream is zeroed, as zlib asks, and stays at its address until `deinit`.
    let status = unsafe inflateInit2_(
      stream, InflateStream.gzip, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "no memory for zlib, or a zlib of another version")
  }

  deinit {
    // SAFETY: made in `init`, and never handed out.
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Makes ready for the next member.
  func reset() {
    // SAFETY: the stream has been initialized.
    _ = unsafe inflateReset(stream)
  }

  /// Decodes from `input`, from byte `start` on, and appends at most `room` bytes to `output`.
  ///
  /// - Parameter consumed: Is set to the number of bytes of `input` that are used up.
  func inflate(
    _ input: Span<UInt8>, from start: Int, room: Int, to output: inout [UInt8],
    consumed: inout Int
  ) -> Progress {
    var status: Int32 = Z_OK
    let given = min(input.count - start, Int(Int32.max))
    let room = min(room, Int(Int32.max))
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
      // SAFETY: zlib reads at most `given` bytes from `start` on and writes at most `room` bytes,
      // both inside their buffers; the pointers are not used after this closure.
      unsafe input.withUnsafeBufferPointer { source in
        unsafe stream.pointee.next_in = source.baseAddress.map {
          unsafe UnsafeMutablePointer(mutating: $0 + start)
        }
        unsafe stream.pointee.avail_in = uInt(given)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = uInt(room)
        unsafe status = CZlib.inflate(stream, Z_NO_FLUSH)
      }
      count = unsafe room - Int(stream.pointee.avail_out)
    }
    consumed = unsafe given - Int(stream.pointee.avail_in)
    if output.isEmpty { output = piece } else { output += piece }
    return progress(status)
  }

  private func progress(_ status: Int32) -> Progress {
    switch status {
    case Z_OK, Z_BUF_ERROR: return .paused
    case Z_STREAM_END: return .ended
    default: return .failed(failureReason())
    }
  }

  /// What zlib's message means.
  ///
  /// All other messages speak of the compressed data.
  private func failureReason() -> GzipError.Reason {
    guard let message = unsafe stream.pointee.msg else { return .damaged }
    return switch unsafe String(cString: message) {
    case "incorrect header check", "unknown compression method": .notGzip
    case "incorrect data check", "incorrect length check": .wrongChecksum
    default: .damaged
    }
  }
}
