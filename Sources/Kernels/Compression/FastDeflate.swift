/// Raw deflate (RFC 1951) by our own encoder: about as small as zlib at level 1, in half the
/// time. The same bytes always give the same result.
///
/// It goes one way through the source with `MatchFinder`, and writes blocks with codes of their
/// own.
package func fastDeflate(_ bytes: Span<UInt8>, end: DeflateEnd = .final) -> [UInt8] {
  unsafe bytes.withUnsafeBufferPointer { source in
    let capacity = capacity(for: source.count)
    return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      var writer = unsafe BitWriter(target)
      // SAFETY: all positions are from 0 to `source.count`; with no bytes, none is read.
      if let base = source.baseAddress, source.count > 0 {
        unsafe encode(base, source.count, end: end, to: &writer)
      } else if end == .final {
        // A block of the fixed code that holds nothing but its end.
        writer.add(3, 10)
      }
      if end == .open { writeStoredEnd(to: &writer) }
      writer.align()
      count = writer.count
    }
  }
}

/// Bytes that are searched for matches on their own, so that places fit in 32 bits.
private let segmentLimit = 1 << 28

private func encode(
  _ source: UnsafePointer<UInt8>, _ count: Int, end: DeflateEnd, to writer: inout BitWriter
) {
  var finder = MatchFinder()
  var block = DeflateBlock()
  for segment in stride(from: 0, to: count, by: segmentLimit) {
    if segment > 0 { finder.reset() }
    let base = unsafe source + segment
    let segmentCount = min(segmentLimit, count - segment)
    var start = 0
    while start < segmentCount {
      let blockEnd = unsafe finder.findBlock(base, from: start, count: segmentCount)
      let isLast = end == .final && segment + blockEnd == count
      unsafe block.write(base, start..<blockEnd, finder, isLast: isLast, to: &writer)
      start = blockEnd
    }
  }
}

/// An empty stored block, which ends on a whole byte.
private func writeStoredEnd(to writer: inout BitWriter) {
  writer.add(0, 3)
  writer.align()
  writer.add(0xFFFF_0000, 32)
  writer.flush()
}

/// Bytes that are always enough: no block is larger than its bytes stored, each block but the
/// last has some thousand of them, and the writer needs 8 to spare.
private func capacity(for count: Int) -> Int { count + count / 1024 + 64 }
