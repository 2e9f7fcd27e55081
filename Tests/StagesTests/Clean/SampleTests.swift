import Corpus
import Kernels
import Stages
import TestSupport
import Testing

/// The clean stage on the sample corpus of the project.
struct SampleTests {
  @Test func `sample`() throws {
    let stage = try CleanStage()
    for file in try files(below: "/tmp/wt/articles/data/articles") where file.hasSuffix(".txt") {
      let document = try stage.clean(try readFile(file))
      expectSound(document)
      let m = document.metadata
      print("##", file.suffix(60), "|", m.title ?? "-", "|", m.author ?? "-", "|", m.published?.description ?? "-", "|", document.datelineText ?? "-", "|", m.source ?? "-")
      print("   END", document.whole.suffix(60).debugDescription)
      for edit in document.text.edits where edit.step != "x" && edit.record.count != 1 { print("   ", edit.step, String(decoding: document.text.record[Int(edit.record.start)..<Int(edit.record.end)], as: UTF8.self).debugDescription, "->", document.string(edit.text).debugDescription) }
    }
  }
}
