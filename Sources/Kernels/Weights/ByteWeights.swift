import CVectors
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

  /// Asks for the rows of features that are soon to be added up, and does not wait for them.
  package func fetch(keys: Span<UInt32>, flip: UInt32) {
    guard let memory = unsafe UnsafeRawPointer(bitPattern: address) else { return }
    // SAFETY: as many keys as there are; rows below `rowCount` lie in memory of this object.
    unsafe keys.withUnsafeBufferPointer { keys in
      unsafe vector_prefetch(
        memory, keys.baseAddress, keys.count, flip, UInt32(truncatingIfNeeded: rowCount &- 1),
        stride)
    }
  }

  /// Adds up rows, as `setRowSums` does.
  ///
  /// - Parameters:
  ///   - sums: Room for 4, or a multiple of 16, of which the first `width` are the sums.
  ///   - lanes: How many bytes are worked on at once, at most as many as this processor can; the
  ///     sums are the same for each.
  package func setRowSums(
    keys: Span<UInt32>, flip: UInt32, in sums: inout MutableSpan<Int32>,
    lanes: Int = TextMasks.width
  ) {
    // 256 weights of a byte each cannot go beyond 16 bits.
    let room = width == 4 ? 4 : (width &+ 15) & ~15
    precondition(keys.count <= 256 && sums.count >= room, "\(keys.count) features")
    guard let memory = unsafe UnsafePointer<Int8>(bitPattern: address) else { return }
    // SAFETY: rows below `rowCount` lie in memory of this object, and there is room for the sums,
    // of which 16 are written at a time.
    unsafe keys.withUnsafeBufferPointer { keys in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe vector_row_sums(
          memory, keys.baseAddress, keys.count, flip, UInt32(truncatingIfNeeded: rowCount &- 1),
          UInt32(truncatingIfNeeded: stride.trailingZeroBitCount), sums.baseAddress,
          Int32(truncatingIfNeeded: width),
          Int32(truncatingIfNeeded: min(lanes, TextMasks.width)))
      }
    }
  }
}
