import CZlib

/// The CRC-32 of gzip, PNG and Ethernet (polynomial 0x04C11DB7, reflected).
///
/// - Parameter crc: The checksum of the bytes before these, to go on from.
package func crc32(_ bytes: Span<UInt8>, after crc: UInt32 = 0) -> UInt32 {
  // SAFETY: zlib reads `buffer.count` bytes of the span's own memory.
  unsafe bytes.withUnsafeBufferPointer { buffer in
    unsafe UInt32(truncatingIfNeeded: crc32_z(uLong(crc), buffer.baseAddress, buffer.count))
  }
}

/// The CRC-32 of all bytes of an array.
package func crc32(_ bytes: [UInt8]) -> UInt32 { crc32(bytes.span) }

/// The CRC-32 of two pieces laid one after another, from theirs.
package func crc32Combined(_ first: UInt32, _ second: UInt32, secondCount: Int) -> UInt32 {
  UInt32(truncatingIfNeeded: crc32_combine(uLong(first), uLong(second), secondCount))
}
