/// The contents of a whole gzip file, all its members.
///
/// - Parameter limit: How many bytes may come out at most.
package func gunzip(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
  var reader = GzipReader()
  reader.feed(bytes)
  var output: [UInt8] = []
  while let piece = try reader.read(upTo: 1 << 18) {
    guard piece.count <= limit - output.count else {
      throw GzipError(.larger(limit: limit), offset: reader.offset)
    }
    if output.isEmpty { output = piece } else { output += piece }
  }
  try reader.finish()
  return output
}

/// The contents of a raw deflate stream that is all of `bytes`, and that is known to hold
/// `count` bytes.
///
/// Never allocates more than these, nor more than such a stream could hold.
///
/// - Precondition: `count` is not negative.
package func inflateRaw(_ bytes: Span<UInt8>, count: Int) throws(GzipError) -> [UInt8] {
  precondition(count >= 0, "\(count) bytes")
  // 258 bytes in two bits is the most that deflate can do.
  guard count <= bytes.count * 1032 else {
    throw GzipError(.smaller(expected: count), offset: bytes.count)
  }
  var problem: GzipError.Reason?
  var position = 0
  // SAFETY: the buffers have the sizes that the inflater is told, and it is gone when they are.
  let output = unsafe [UInt8](unsafeUninitializedCapacity: max(count, 1)) { target, written in
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let from = source.baseAddress, let to = target.baseAddress else {
        problem = .truncated
        return
      }
      var inflater = unsafe Inflater(from, source.count, into: to, count)
      problem = unsafe inflater.run()
      position = unsafe min(inflater.position, source.count)
      written = unsafe inflater.written
    }
  }
  if let problem { throw GzipError(problem, offset: position) }
  guard position == bytes.count else { throw GzipError(.trailingGarbage, offset: position) }
  guard output.count == count else {
    throw GzipError(.smaller(expected: count), offset: position)
  }
  return output
}
