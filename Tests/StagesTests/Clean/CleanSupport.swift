import Configuration
import Corpus
import Kernels
import Stages
import TestSupport
import Testing

/// The five steps of the clean stage, as `pipeline.json` names them, with the project's data.
struct CleanStage {
  let steps: [any Step]

  init() throws {
    let source = ConfigurationSource(
      name: "pipeline.json", folder: projectFolder,
      data: DataFolder(path: projectFolder + "/data"))
    let options = { Options([], at: "stages[1].clean", in: source) }
    steps = [
      try DecodeStep(options()), try RepairTextStep(options()), try FindArticleStep(options()),
      try DropBoilerplateStep(options()), try RejoinParagraphsStep(options()),
    ]
  }

  func clean(_ document: Document) throws(Rejection) -> Document {
    var document = document
    for step in steps { try step.process(&document) }
    return document
  }

  func clean(_ record: [UInt8]) throws(Rejection) -> Document {
    try clean(Document(key: "a.txt", record: record, isStructured: false))
  }

  func clean(_ record: String) throws(Rejection) -> Document { try clean(Array(record.utf8)) }
}

/// What must hold for every cleaned document.
func expectSound(
  _ document: Document, sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = document.text
  var rebuilt = Array(text.bytes[..<text.givenCount])
  var position = 0
  for edit in text.edits {
    rebuilt += text.record[position..<Int(edit.record.start)]
    rebuilt += text.bytes[edit.text.indices]
    position = Int(edit.record.end)
  }
  rebuilt += text.record[position...]
  #expect(rebuilt == text.bytes, "edits rebuild \(document.key)", sourceLocation: sourceLocation)
  #expect(firstInvalidUTF8(text.bytes) == nil, sourceLocation: sourceLocation)
  #expect((0...text.bytes.count).contains(document.bodyStart), sourceLocation: sourceLocation)
  for range in [document.titleRange, document.bylineRange] {
    if let range { #expect(Int(range.end) <= document.bodyStart, sourceLocation: sourceLocation) }
  }
  #expect(text.bytes.first.map { $0 > 0x20 } ?? false, sourceLocation: sourceLocation)
  #expect(text.bytes.last.map { $0 > 0x20 } ?? false, sourceLocation: sourceLocation)
}

extension Document {
  var titleText: String? { titleRange.map(string) }
  var bylineText: String? { bylineRange.map(string) }
  var datelineText: String? { dateline.map(string) }
  var body: String { String(decoding: text.bytes[bodyStart...], as: UTF8.self) }
  var whole: String { String(decoding: text.bytes, as: UTF8.self) }
}

/// The paths of all files in a folder and the folders below it, in order.
func files(below folder: String) throws -> [String] {
  var found: [String] = []
  for name in try FileSystem.names(in: folder).sorted() {
    let path = "\(folder)/\(name)"
    if FileSystem.isFolder(path) { found += try files(below: path) } else { found.append(path) }
  }
  return found
}
