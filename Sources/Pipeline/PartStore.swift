package import Kernels

/// The parts that are kept in `OUT/parts`, each under the hash of all that it follows from, and
/// with them what was made of several parts (`KeptGroups`).
///
/// A part is written aside and renamed, so it is there as a whole or not at all. Parts are not
/// waited for until they are on disk: after a power failure a part may be damaged, its checksum
/// says so, and it is made anew.
package struct PartStore: Sendable {
  package let folder: String
  private let codec: PartCodec

  package init(_ configuration: PipelineConfiguration, _ plan: RunPlan) {
    folder = "\(configuration.write.to)/parts"
    codec = PartCodec(aggregates: configuration.aggregates, outputCount: plan.outputs.count)
  }

  package func contains(_ name: UInt64) -> Bool { FileSystem.exists(path(of: name)) }

  /// A part that was kept.
  package enum Kept: Sendable {
    case part(Part)
    case missing
    /// There is a file, but it does not hold what was kept.
    case damaged
  }

  package func part(_ name: UInt64) -> Kept {
    guard let bytes = try? readFile(path(of: name)) else { return .missing }
    return codec.part(bytes, name: name).map { .part($0) } ?? .damaged
  }

  package func keep(_ part: Part, as name: UInt64) throws(FileError) {
    try keep(codec.bytes(of: part, name: name), as: name)
  }

  /// Bytes that were kept under a name.
  func bytes(_ name: UInt64) -> [UInt8]? { try? readFile(path(of: name)) }

  func keep(_ bytes: [UInt8], as name: UInt64) throws(FileError) {
    let path = path(of: name)
    let digits = hexadecimal(name)
    try FileSystem.createFolder("\(folder)/\(digits.prefix(2))")
    // Several processes may be making the same part, on several machines.
    let aside = "\(path).new-\(Machine.hostName())-\(Machine.processNumber())"
    do {
      var file = try OutputFile(aside)
      try file.write(bytes)
      try FileSystem.rename(aside, to: path)
    } catch {
      try? FileSystem.removeFile(aside)
      throw error
    }
  }

  /// Removes all parts but those, and what was left half-written.
  ///
  /// - Returns: How many parts were removed.
  @discardableResult
  package func removeAll(but names: Set<UInt64>) throws(FileError) -> Int {
    var removed = 0
    for folder in try FileSystem.names(in: folder) where folder.utf8.count == 2 {
      let folder = "\(self.folder)/\(folder)"
      for name in try FileSystem.names(in: folder) {
        if name.utf8.count == 16, let hash = UInt64(name, radix: 16), names.contains(hash) {
          continue
        }
        try FileSystem.removeFile("\(folder)/\(name)")
        removed += 1
      }
    }
    return removed
  }

  /// Fanned out over 256 folders, so that none has too many names.
  private func path(of name: UInt64) -> String {
    let digits = hexadecimal(name)
    return "\(folder)/\(digits.prefix(2))/\(digits)"
  }
}
