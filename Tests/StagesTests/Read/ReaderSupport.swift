import Configuration
import Corpus
import Kernels
import Stages
import TestSupport
import Testing

/// The options of a step or stage, written as JSON.
func options(_ json: String) throws -> Options {
  let source = ConfigurationSource(
    name: "pipeline.json", folder: ".", data: DataFolder(path: projectFolder + "/data"))
  return try #require(source.options(parseJSON(Array(json.utf8)), at: "stage"))
}

/// What reading a folder gives, batch by batch.
struct ReadResult {
  var keys: [[String]] = []
  var texts: [String: String] = [:]
  var documents: [String: Document] = [:]
  var ids: [String] = []
  var rejects: [(path: String, record: Int?, rejection: Rejection)] = []

  init(
    _ from: String, format: String = "auto", limit: Int = 1, sizes: BatchReader.Sizes? = nil
  ) throws {
    var configuration = ReadConfiguration(
      try options(#"{"from": "x", "format": "\#(format)", "limit": \#(limit)}"#))
    configuration.from = from
    var reader = try BatchReader(configuration, sizes: sizes)
    let documents = DocumentReader(limit: configuration.limit)
    while let batch = reader.next() {
      var keys: [String] = []
      documents.read(batch) { outcome in
        switch outcome {
        case .document(let document, let id):
          keys.append(document.key)
          texts[document.key] = String(decoding: document.text.bytes, as: UTF8.self)
          self.documents[document.key] = document
          if let id { ids.append(id) }
        case .rejected(let path, let record, let rejection):
          rejects.append((path, record, rejection))
        }
      }
      self.keys.append(keys)
    }
  }

  /// `path#record reason byte` of each reject.
  var rejectLines: [String] {
    rejects.map {
      "\($0.path)\($0.record.map { "#\($0)" } ?? "") \($0.rejection.reason)"
        + "\($0.rejection.byte.map { " \($0)" } ?? "")"
    }
  }
}
