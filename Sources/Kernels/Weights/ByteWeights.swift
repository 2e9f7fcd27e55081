import Glibc

/// A table of weights of one byte each, laid out for being read here and there.
///
/// What looking up a row costs is waiting for memory. So a row begins on a cache line or divides
/// one, and the system is asked for large pages, of which the processor knows the places of all.
/// Filled once, then read from many threads.
package final class ByteWeights: Sendable {
  /// Bytes from one row to the next: 4, or a power of two from 16 on.
  private let stride: Int
  /// How many weights a row has.
  package let width: Int
  package let rowCount: Int
  private let address: UInt

  private static let alignment = 1 << 21

  /// - Parameter weights: One row after another.
  /// - Precondition: `width` is 4, or from 16 to 256; the weights are whole rows, a power of two
  ///   of them.
  package convenience init(width: Int, _ weights: Span<Int8>) {
    // SAFETY: every number is one initialized byte.
    unsafe self.init(width: width, raw: weights.bytes)
  }

  /// The same of bytes of a file, which are taken as numbers with a sign.
  package convenience init(width: Int, bytes: Span<UInt8>) {
    // SAFETY: as above.
    unsafe self.init(width: width, raw: bytes.bytes)
  }

  private init(width: Int, raw weights: RawSpan) {
    precondition(width == 4 || (16...256).contains(width), "rows of \(width) weights")
    self.width = width
    let rowCount = weights.byteCount / width
    self.rowCount = rowCount
    precondition(rowCount > 0 && rowCount & (rowCount - 1) == 0, "\(rowCount) rows")
    precondition(rowCount * width == weights.byteCount, "\(weights.byteCount) weights")
    var stride = 4
    while stride < width { stride *= 2 }
    let rowStride = stride
    self.stride = stride
    let size = rowCount * stride
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: size, alignment: size < Self.alignment ? 64 : Self.alignment)
    // SAFETY: all of the `size` bytes are ours. Large pages are only a wish.
    unsafe _ = madvise(memory, size, MADV_HUGEPAGE)
    unsafe memory.initializeMemory(as: Int8.self, repeating: 0, count: size)
    // SAFETY: row `row` lies in `weights` and, with its stride, in `memory`.
    unsafe weights.withUnsafeBytes { source in
      // Rows that fill their stride lie as they are to lie: one piece.
      let pieces = width == rowStride ? 1 : rowCount
      let count = source.count / pieces
      for piece in 0..<pieces {
        let from = unsafe UnsafeRawBufferPointer(
          rebasing: source[piece * count..<(piece + 1) * count])
        unsafe UnsafeMutableRawBufferPointer(start: memory + piece * rowStride, count: count)
          .copyMemory(from: from)
      }
    }
    address = UInt(bitPattern: memory)
  }

  deinit {
    // SAFETY: allocated by `init`; nothing that refers to it outlives this object.
    unsafe UnsafeMutableRawPointer(bitPattern: address)?.deallocate()
  }

  /// The weights without what fills up rows.
  package var weights: [Int8] {
    var weights: [Int8] = []
    weights.reserveCapacity(rowCount * width)
    guard let memory = unsafe UnsafeRawPointer(bitPattern: address) else { return weights }
    for row in 0..<rowCount {
      for lane in 0..<width {
        // SAFETY: the memory has `rowCount * stride` bytes, and `width` is at most `stride`.
        weights.append(unsafe memory.load(fromByteOffset: row * stride + lane, as: Int8.self))
      }
    }
    return weights
  }

  /// Adds up rows, as `setRowSums` does.
  package func setRowSums(
    keys: Span<UInt32>, flip: UInt32, in sums: inout MutableSpan<Int32>
  ) {
    // 256 weights of a byte each cannot go beyond 16 bits.
    precondition(keys.count <= 256 && sums.count >= width, "\(keys.count) features")
    guard let memory = unsafe UnsafeRawPointer(bitPattern: address) else { return }
    let mask = rowCount &- 1
    if stride == 4 {
      var total = SIMD4<Int16>()
      for index in keys.indices {
        let place = (Int(keys[index] ^ flip) & mask) &* 4
        // SAFETY: a row below `rowCount`, in memory of this object.
        total =
          total
          &+ SIMD4<Int16>(
            truncatingIfNeeded: unsafe memory.load(fromByteOffset: place, as: SIMD4<Int8>.self))
      }
      for lane in 0..<4 { sums[lane] = Int32(total[lane]) }
      return
    }
    var first = 0
    while first < width {
      var total = SIMD16<Int16>()
      for index in keys.indices {
        let place = (Int(keys[index] ^ flip) & mask) &* stride &+ first
        // SAFETY: as above; `first + 16` is at most `stride`, which is a multiple of 16.
        total =
          total
          &+ SIMD16<Int16>(
            truncatingIfNeeded: unsafe memory.load(fromByteOffset: place, as: SIMD16<Int8>.self))
      }
      for lane in 0..<min(16, width &- first) { sums[first &+ lane] = Int32(total[lane]) }
      first &+= 16
    }
  }
}
