package import Configuration
package import Corpus
import Linguistics

/// `decode`: turns the bytes of a record into UTF-8 text.
package struct DecodeStep: Step {
  package static let contract = Contract(needs: [], adds: [.text])

  /// Bytes of a record beyond which it is no article: offsets of its text must fit 32 bits.
  package static let longestRecord = 1 << 29

  package init(_ options: Options) throws(ConfigurationError) { options.finish() }

  /// - Throws: `too-large`, `binary` or `empty`.
  package func process(_ document: inout Document) throws(Rejection) {
    let record = document.text.record
    guard record.count <= DecodeStep.longestRecord else {
      throw Rejection(
        stage: "clean", reason: "too-large",
        detail: "\(record.count) bytes; at most \(DecodeStep.longestRecord) make an article")
    }
    do throws(Decoding.Failure) {
      let edits = try Decoding.replacements(for: record, isStructured: document.isStructured)
      document.edit(edits, step: "decode")
    } catch {
      throw Rejection(stage: "clean", reason: error.reason.rawValue, byte: error.byte)
    }
  }
}
