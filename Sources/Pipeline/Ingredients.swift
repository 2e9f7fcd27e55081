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

  /// One that is there in one run and not, or not the same, in another.
  package struct Difference: Sendable, Equatable {
    package enum Kind: String, Sendable {
      case added, changed, removed
    }

    package let name: String
    package let kind: Kind

    /// `tag.dates added`, `tag.entities: gazetteers/people.tsv changed`; of a stage that is in both,
    /// it is the configuration that changed.
    package var description: String {
      let isStage = name != "program" && !name.contains(":")
      let head = isStage && kind == .changed ? "configuration of " : ""
      return "\(head)\(name) \(kind.rawValue)"
    }
  }

  /// What differs from another run, this one's ingredients first.
  ///
  /// Files that come and go with the configuration of their stage follow from it, and are left out.
  package func differences(from earlier: [NamedHash]) -> [Difference] {
    let before = Dictionary(earlier.map { ($0.name, $0.hash) }) { first, _ in first }
    let now = Dictionary(all.map { ($0.name, $0.hash) }) { first, _ in first }
    let names = all.map(\.name) + earlier.map(\.name).filter { now[$0] == nil }
    return names.compactMap { name in
      guard before[name] != now[name] else { return nil }
      if before[name] != nil && now[name] != nil { return Difference(name: name, kind: .changed) }
      let stage = String(name.prefix { $0 != ":" })
      guard stage == name || before[stage] == now[stage] else { return nil }
      return Difference(name: name, kind: before[name] == nil ? .added : .removed)
    }
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
