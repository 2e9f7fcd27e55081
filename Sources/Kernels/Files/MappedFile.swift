import Glibc

/// All bytes of a file, for reading here and there.
///
/// A regular file is mapped into memory, so that only what is looked at is read; anything else is
/// read as a whole. A mapped file must keep its length: whoever cuts it short while it is in use
/// ends this process (`SIGBUS`). A file that was put in its place by renaming is no danger.
package final class MappedFile: Sendable {
  package let count: Int
  /// Where the file is mapped; 0 where it is not.
  private let address: UInt
  /// The bytes of a file that is not mapped.
  private let bytes: [UInt8]

  /// Bytes that are in memory anyway.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    count = bytes.count
    address = 0
  }

  /// - Parameter isMapped: Whether a regular file is mapped; if not, all of it is read at once.
  package init(_ path: String, isMapped: Bool = true) throws(FileError) {
    let status = try FileSystem.status(of: path)
    if isMapped, status.kind == .file, let found = try MappedFile.map(path) {
      (address, count) = found
      bytes = []
    } else {
      bytes = try readFile(path)
      count = bytes.count
      address = 0
    }
  }

  deinit {
    guard address != 0 else { return }
    // SAFETY: made by `map` with this length, and spans of it do not outlive `withBytes`.
    unsafe _ = munmap(UnsafeMutableRawPointer(bitPattern: address), count)
  }

  /// Nil for an empty file, of which nothing can be mapped, and where the file system cannot map.
  private static func map(_ path: String) throws(FileError) -> (address: UInt, count: Int)? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("read", path) }
    defer { _ = close(descriptor) }
    // The length of what is open now, not of what stood at the path before.
    var record = stat()
    guard unsafe fstat(descriptor, &record) == 0 else { throw failure("read", path) }
    let count = Int(record.st_size)
    guard record.st_mode & S_IFMT == S_IFREG, count > 0 else { return nil }
    // SAFETY: a private mapping of our own for reading; nobody else is given its address.
    let place = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    let address = UInt(bitPattern: place)
    return address == UInt.max ? nil : (address, count)  // MAP_FAILED
  }

  /// Lends the bytes of a range.
  ///
  /// - Precondition: The range lies inside the file.
  package func withBytes<Result, Failure>(
    _ range: Range<Int>, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "bytes outside of a file")
    // SAFETY: the mapping has `count` bytes, and lives as long as this object, which the caller
    // holds until `body` ends; a span cannot leave `body`.
    guard let start = unsafe UnsafePointer<UInt8>(bitPattern: address) else {
      let held = bytes
      return try body(held.span.extracting(range))
    }
    let span = unsafe Span(_unsafeStart: start, count: count)
    return try body(span.extracting(range))
  }

  /// A copy of a range.
  package subscript(range: Range<Int>) -> [UInt8] {
    withBytes(range) { span in
      // SAFETY: the buffer is that of the span, and is not kept.
      unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
    }
  }

  package subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "a byte outside of a file")
    // SAFETY: compared with the length of the mapping above.
    guard let start = unsafe UnsafePointer<UInt8>(bitPattern: address) else { return bytes[index] }
    return unsafe start[index]
  }
}
