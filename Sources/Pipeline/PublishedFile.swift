import Kernels
package import Tables

/// A file of a run that is being put together.
final class GrowingFile {
  let output: RunPlan.Output
  private var assembly: any TableAssembly
  private var file: OutputFile
  private var checksum: UInt32 = 0
  private var rowCount = 0
  /// Of what nothing is written so far.
  private var front: SharedFront?

  /// - Parameters:
  ///   - earlier: The folder of a run with which blocks can be shared.
  ///   - shelf: Keeps what is made of several small parts; nil where nothing is kept.
  init(
    _ output: RunPlan.Output, in folder: String, sharingWith earlier: String? = nil,
    _ shelf: (any GroupShelf)? = nil
  ) throws(FileError) {
    self.output = output
    front = earlier.flatMap { SharedFront("\($0)/\(output.fileName)") }
    assembly = output.format.assembly(of: output.schema, shelf)
    file = try OutputFile("\(folder)/\(output.fileName)")
    try write(assembly.head())
  }

  func append(_ rows: EncodedRows) throws(FileError) {
    rowCount += rows.rowCount
    try write(assembly.append(rows))
  }

  /// Writes the foot and waits until the file is on disk.
  func finish() throws(FileError) -> PublishedFile {
    try write(assembly.foot())
    try writeFront()
    try file.synchronize()
    return PublishedFile(
      name: output.fileName, schema: output.schema, format: output.formatName, rows: rowCount,
      bytes: file.count, checksum: checksum)
  }

  private func write(_ bytes: [UInt8]) throws(FileError) {
    checksum = crc32(bytes.span, after: checksum)
    if front?.reaches(over: bytes) == true { return }
    try writeFront()
    try file.write(bytes)
  }

  private func writeFront() throws(FileError) {
    if let front = front.take() { try front.copy(to: &file) }
  }
}

/// A finished file of a run.
package struct PublishedFile: Sendable {
  package let name: String
  package let schema: Schema
  /// `csv` or `columnar`.
  package let format: String
  package let rows: Int
  package let bytes: Int
  /// CRC-32 of all bytes.
  package let checksum: UInt32
}
