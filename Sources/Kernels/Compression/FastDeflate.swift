/// Raw deflate (RFC 1951) by our own encoder: smaller than zlib at level 1, in about half the
/// time.
///
/// The same bytes always give the same result. It goes one way through the source with
/// `MatchFinder`, and writes blocks with codes of their own. What it needs of memory is kept for
/// the next piece.
@safe
package struct FastDeflater: ~Copyable {
  /// Bytes that are searched for matches on their own, so that places fit in 32 bits.
  private static let segmentLimit = 1 << 24

  private var finder: MatchFinder
  private var target = unsafe UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

  /// - Parameter shortestMatch: Bytes of a repeated string at least, from 4 to 7.
  package init(shortestMatch: Int = 5) { finder = MatchFinder(shortestMatch: shortestMatch) }

  deinit { unsafe target.deallocate() }

  /// Appends the deflated bytes, which refer to nothing before them, to `output`.
  ///
  /// - Parameter skipsNumbers: Whether not to look for what begins with a number, after a match.
  package mutating func append(
    _ bytes: Span<UInt8>, end: DeflateEnd, skipsNumbers: Bool = false, to output: inout [UInt8]
  ) {
    makeRoom(for: bytes.count)
    // SAFETY: `target` is only written by the writer, which is gone when it is read.
    var writer = unsafe BitWriter(target)
    unsafe bytes.withUnsafeBufferPointer { source in
      if let base = source.baseAddress, source.count > 0 {
        unsafe encode(
          base, source.count, isLast: end == .final, skipsNumbers: skipsNumbers, to: &writer)
      } else if end == .final {
        // A block of the fixed code that holds nothing but its end.
        writer.add(3, 10)
      }
    }
    if end == .open { writeOpenEnd(to: &writer) }
    writer.align()
    unsafe output += target[0..<writer.count]
  }

  private mutating func makeRoom(for count: Int) {
    // No block is larger than its bytes stored, every block but the last has tens of thousands
    // of them, and the writer needs 8 to spare.
    let capacity = count + count / 1024 + 64
    guard unsafe capacity > target.count else { return }
    // SAFETY: nothing refers to the old buffer.
    unsafe target.deallocate()
    unsafe target = .allocate(capacity: capacity)
  }

  private mutating func encode(
    _ source: UnsafePointer<UInt8>, _ count: Int, isLast: Bool, skipsNumbers: Bool,
    to writer: inout BitWriter
  ) {
    for segment in stride(from: 0, to: count, by: FastDeflater.segmentLimit) {
      finder.reset()
      let base = unsafe source + segment
      let segmentCount = min(FastDeflater.segmentLimit, count - segment)
      var start = 0
      while start < segmentCount {
        // SAFETY: the segment lies in the source.
        let end = unsafe finder.findBlock(
          base, from: start, count: segmentCount, skipsNumbers: skipsNumbers)
        let isLast = isLast && segment + end == count
        let block = unsafe DeflateBlock(base, start..<end, finder.sequences, finder.literals)
        block.write(isLast: isLast, to: &writer)
        start = end
      }
    }
  }

  /// An empty stored block, which ends on a whole byte.
  private func writeOpenEnd(to writer: inout BitWriter) {
    writer.add(0, 3)
    writer.align()
    writer.add(0xFFFF_0000, 32)
    writer.flush()
  }
}

/// Raw deflate of some bytes, as `FastDeflater` makes it.
package func fastDeflate(_ bytes: Span<UInt8>, end: DeflateEnd = .final) -> [UInt8] {
  var deflater = FastDeflater()
  var output: [UInt8] = []
  deflater.append(bytes, end: end, to: &output)
  return output
}
