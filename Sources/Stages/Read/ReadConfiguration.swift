package import Configuration
import Kernels

/// The options of the read stage.
package struct ReadConfiguration: Sendable {
  /// What input files hold.
  package enum Format: String, Sendable, CaseIterable {
    /// By file name, or by content where one file is named.
    case auto
    /// One article a file: headline, blank line, byline, blank line, paragraphs.
    case text
    /// One JSON object a line.
    case jsonl
  }

  /// The folder, file or glob to read.
  package var from: String
  /// Where `from` was named, for messages.
  package let place: String
  package let format: Format
  /// Records longer than this, in bytes after decompression, become rejects.
  package let limit: Int
  /// Units of work that one document may take: a step takes one for each byte of its text, and
  /// eight for each token.
  package let budget: Int
  /// Sizes of the batches in which the corpus is worked on.
  package let batches: BatchReader.Sizes

  /// What a command reads that has no configuration file.
  package init(from: String, format: Format) {
    self.from = from
    self.format = format
    place = "--from"
    limit = 32 << 20
    budget = .max
    batches = BatchReader.Sizes(least: 512 << 10)
  }

  package init(_ options: Options) {
    let named = options.file("from")
    from = named?.path ?? ""
    place = named.map { "\($0.file): \($0.place)" } ?? ""
    let word = options.choice("format", of: Format.allCases.map(\.rawValue), default: "auto")
    format = Format(rawValue: word) ?? .auto
    limit = options.integer("limit", in: 1...1024, default: 32) << 20
    budget = options.integer("budget", in: 1...1_000_000, default: 4000) * 1_000_000
    batches = BatchReader.Sizes(
      least: options.integer("batch", in: 1...65536, default: 512) << 10)
    if !options.has("from") {
      options.mistake("\"from\" is missing; expected a folder, a file or a glob")
    }
    options.finish()
  }
}
