/// Writes bits from the least significant one up, as deflate wants them.
///
/// Up to 56 bits may be added between two calls of `flush`.
@safe
struct BitWriter {
  private let base: UnsafeMutablePointer<UInt8>
  private var next: UnsafeMutablePointer<UInt8>
  /// One past the last byte that may be written, less 8: `flush` always writes 8 bytes.
  private let limit: UnsafeMutablePointer<UInt8>
  private var bits: UInt64 = 0
  private var bitCount: UInt64 = 0

  /// - Parameter buffer: Must outlive the writer.
  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    precondition(buffer.count >= 8, "no room to write bits")
    // SAFETY: only asks where the buffer begins; it is not empty.
    guard let base = buffer.baseAddress else { preconditionFailure("a buffer of nothing") }
    unsafe self.base = base
    unsafe next = base
    unsafe limit = base + buffer.count - 8
  }

  /// Bytes written by now.
  var count: Int { unsafe next - base }

  /// Whether `bytes` more bytes, and the 8 of a last `flush`, can be written.
  func hasRoom(for bytes: Int) -> Bool { unsafe limit - next >= bytes }

  /// Bits of the last byte that are in use, from 0 to 7.
  ///
  /// Only right after `flush`.
  var usedBits: Int { Int(bitCount) }

  /// - Precondition: `value` is below 2 to the power of `width`.
  @inline(__always)
  mutating func add(_ value: UInt64, _ width: UInt64) {
    bits |= value &<< bitCount
    bitCount &+= width
  }

  /// Adds a code word packed as by `HuffmanCode`.
  @inline(__always)
  mutating func add(_ packed: UInt32) {
    add(UInt64(packed & 0xFF_FFFF), UInt64(packed &>> 24))
  }

  /// Moves all whole bytes out.
  @inline(__always)
  mutating func flush() {
    // SAFETY: the encoder asks `hasRoom` before each block, with the block's exact size.
    unsafe UnsafeMutableRawPointer(next).storeBytes(of: bits.littleEndian, as: UInt64.self)
    unsafe next += Int(bitCount &>> 3)
    bits &>>= bitCount & 0x38
    bitCount &= 7
  }

  /// Fills the last byte up with zeros.
  mutating func align() {
    bitCount = (bitCount + 7) & ~7
    flush()
  }

  /// Copies whole bytes.
  ///
  /// - Precondition: All bits before are aligned and flushed, and there is room.
  mutating func copy(_ source: UnsafePointer<UInt8>, count: Int) {
    unsafe next.update(from: source, count: count)
    unsafe next += count
  }
}
