package import Kernels

/// One input file, before it is opened.
package struct SourceFile: Sendable, Equatable {
  package enum Layout: Sendable { case text, jsonl }

  /// Where it lies.
  package let path: String
  /// Its path below the folder that was read.
  package let key: String
  /// What stood there when it was listed.
  package let status: FileStatus
  package let layout: Layout
  package let isCompressed: Bool

  /// On disk, in bytes.
  package var size: Int { status.size }

  /// What a file name says of the content; nil where it says nothing that is known.
  package static func layout(ofName name: String) -> Layout? {
    let bare = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    if bare.hasSuffix(".txt") || bare.hasSuffix(".text") { return .text }
    if bare.hasSuffix(".jsonl") || bare.hasSuffix(".ndjson") { return .jsonl }
    return nil
  }

  /// The endings that `layout(ofName:)` knows, for messages.
  package static let knownEndings = ".txt, .text, .jsonl, .ndjson, each also with .gz"
}

/// What the reader found at one place of the corpus.
package enum Listed: Sendable {
  case file(SourceFile)
  /// Something that cannot be read; `key` is its path below the folder that was read.
  case rejected(key: String, Rejection)
}
