import Kernels
import Stages

/// The batches of a corpus as a file, so that other processes can make their parts: `OUT/parts/batches`.
///
/// It says what was there when it was written; one process assembles just that later.
package struct BatchListing: Sendable {
  /// A listing that cannot be used.
  package struct Unusable: Error, CustomStringConvertible {
    package let path: String
    package let reason: String
    package var description: String {
      "\(path): \(reason); write it anew with 'broadsheet batches'"
    }
  }

  private static let mark: [UInt8] = Array("BSBATCH1".utf8)

  /// Each with the name of its part, in the order of the corpus.
  private(set) var batches: [(name: UInt64, batch: RawBatch)] = []

  private static func path(_ configuration: PipelineConfiguration) -> String {
    "\(configuration.write.to)/parts/batches"
  }

  init() {}

  /// - Precondition: All of the batch is hashed, and its bytes are dropped.
  mutating func append(_ name: UInt64, _ batch: RawBatch) { batches.append((name, batch)) }

  func write(_ configuration: PipelineConfiguration) throws(FileError) {
    var writer = RecordWriter()
    writer.append(configuration.ingredients.fingerprint)
    writer.append(batches.count)
    for (name, batch) in batches {
      writer.append(name)
      batch.append(to: &writer)
    }
    let bytes = BatchListing.mark + writer.bytes
    let checksum = crc32(bytes)
    let path = BatchListing.path(configuration)
    try writeFile(
      "\(path).new", bytes + (0..<4).map { UInt8(truncatingIfNeeded: checksum >> UInt32(8 * $0)) })
    try FileSystem.rename("\(path).new", to: path)
  }

  /// - Throws: `Unusable` where there is none, where it is damaged, or where it was written for
  ///   another configuration or program.
  init(_ configuration: PipelineConfiguration) throws(Unusable) {
    let path = BatchListing.path(configuration)
    let unusable = { Unusable(path: path, reason: $0) }
    guard let bytes = try? readFile(path) else { throw unusable("there is no list of batches") }
    let end = bytes.count - 4
    guard end >= 8, bytes.starts(with: BatchListing.mark) else { throw unusable("damaged") }
    let said = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[end + $1]) << UInt32(8 * $1) }
    guard crc32(bytes.span.extracting(first: end)) == said else { throw unusable("damaged") }
    var reader = RecordReader(bytes, 8..<end)
    guard (try? reader.word()) == configuration.ingredients.fingerprint else {
      throw unusable("written for another configuration or program")
    }
    do throws(RecordReader.Damaged) {
      for _ in 0..<(try reader.count()) {
        batches.append((try reader.word(), try RawBatch(from: &reader)))
      }
    } catch {
      throw unusable("damaged")
    }
  }
}
