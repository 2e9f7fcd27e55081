import CFiles
import Glibc

/// Bytes that go from one file to another without passing through the program, and that lie on
/// disk once where the file system lets files share blocks.
extension OutputFile {
  /// Appends bytes of another file.
  ///
  /// The system copies them (`copy_file_range`), by reference where the file system can: XFS and
  /// Btrfs for whole blocks that come to lie at a block's beginning, NFS 4.2 on the server. Where
  /// the system refuses, as between two file systems, they are read and written.
  ///
  /// - Throws: `FileError`, with code `EIO` where the source is shorter than the range.
  package mutating func append(
    _ range: Range<Int>, of source: borrowing InputFile
  ) throws(FileError) {
    var position = range.lowerBound
    while position < range.upperBound {
      var (from, to) = (off_t(position), off_t(count))
      // SAFETY: the system writes the new positions into these two variables, which outlive the
      // call, and keeps neither.
      let done = unsafe copy_file_range(
        source.descriptor, &from, descriptor, &to, range.upperBound - position, 0)
      if done < 0 && errno == EINTR { continue }
      if done < 0 && (errno == ENOSPC || errno == EDQUOT) { throw failure("write", path) }
      guard done > 0 else { break }
      position += done
      count += done
    }
    guard lseek(descriptor, count, SEEK_SET) == count else { throw failure("write", path) }
    if position < range.upperBound { try write(position..<range.upperBound, of: source) }
  }

  private mutating func write(
    _ range: Range<Int>, of source: borrowing InputFile
  ) throws(FileError) {
    try source.move(to: range.lowerBound)
    var left = range.count
    while left > 0 {
      var bytes: [UInt8] = []
      try source.read(min(left, 1 << 20), into: &bytes)
      guard !bytes.isEmpty else { throw FileError("read", source.path, code: EIO) }
      try write(bytes)
      left -= bytes.count
    }
  }
}

extension FileSystem {
  /// Whether files in a folder can share blocks, found out by trying.
  package static func canShareBlocks(in folder: String) -> Bool {
    let (one, other) = ("\(folder)/.shared-1", "\(folder)/.shared-2")
    defer {
      unsafe _ = unlink(one)
      unsafe _ = unlink(other)
    }
    guard var source = try? OutputFile(one), let target = try? OutputFile(other),
      (try? source.write([0])) != nil, let reader = try? InputFile(one)
    else { return false }
    // FICLONE, which the C library's headers do not name.
    return ioctl(target.descriptor, 0x4004_9409, reader.descriptor) == 0
  }
}
