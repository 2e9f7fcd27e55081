import Kernels

/// The file of the last run that has the same name, as long as a new one begins as it does.
///
/// New articles mostly stand at the end of a corpus, so most of a file is what it was the night
/// before. Where the file system lets files share blocks, these bytes are not written again, and
/// runs that are kept take the room of what differs. Bytes are compared, so nothing is believed of
/// the earlier file.
struct SharedFront: ~Copyable {
  private let file: InputFile
  private var count = 0
  private var buffer: [UInt8] = []

  /// Nil where there is no such file.
  init?(_ path: String) {
    guard let file = try? InputFile(path) else { return nil }
    self.file = file
  }

  /// Whether the earlier file goes on with those bytes, which then are part of the front.
  mutating func reaches(over bytes: [UInt8]) -> Bool {
    buffer.removeAll(keepingCapacity: true)
    guard (try? file.read(bytes.count, into: &buffer)) != nil, buffer == bytes else { return false }
    count += bytes.count
    return true
  }

  /// Writes the front, which nothing was written of before.
  consuming func copy(to target: inout OutputFile) throws(FileError) {
    try target.append(0..<count, of: file)
  }
}
