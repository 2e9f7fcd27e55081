package import Configuration
import Kernels
import Stages

/// All that the bytes of parts follow from, besides their inputs: the program, the configuration
/// of each stage, and the files that it names.
package struct Ingredients: Sendable, Equatable {
  /// `program`, `read`, `tag.dates`, `tag.entities: gazetteers/people.tsv`; in a fixed order.
  package let all: [NamedHash]

  /// One hash for all of them.
  package let fingerprint: UInt64

  package init(_ all: [NamedHash]) {
    self.all = all
    var writer = RecordWriter()
    for ingredient in all {
      writer.append(ingredient.name)
      writer.append(ingredient.hash)
    }
    fingerprint = xxHash64(writer.bytes.span)
  }

  /// Names of those that are there in one and not, or not the same, in the other.
  package func differences(from earlier: [NamedHash]) -> [String] {
    let before = Dictionary(earlier.map { ($0.name, $0.hash) }) { first, _ in first }
    let now = Dictionary(all.map { ($0.name, $0.hash) }) { first, _ in first }
    let changed = all.map(\.name).filter { before[$0] != now[$0] }
    return changed + earlier.map(\.name).filter { now[$0] == nil }
  }

  /// The version of the program, and the bytes of its file, so that any other build counts as
  /// another program.
  static let program: NamedHash = {
    var writer = RecordWriter()
    writer.append(broadsheetVersion)
    if let path = FileSystem.programPath(), let file = try? MappedFile(path) {
      writer.append(file.count)
      writer.append(UInt64(file.withBytes(0..<file.count) { crc32($0) }))
    }
    return NamedHash(name: "program", hash: xxHash64(writer.bytes.span))
  }()
}

extension NamedHash {
  /// A hash of some text.
  init(name: String, of text: String) {
    self.init(name: name, hash: xxHash64(Array(text.utf8).span))
  }
}
