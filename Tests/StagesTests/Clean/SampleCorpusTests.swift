import Corpus
import Kernels
import Stages
import TestSupport
import Testing

private let sampleFolder = projectFolder + "/data/articles"

/// The clean stage on the sample corpus of the project.
@Suite(.enabled(if: FileSystem.isFolder(sampleFolder)))
struct SampleCorpusTests {
  @Test func `every sample article has a title, a source, and no footer left`() throws {
    let stage = try CleanStage()
    for file in try files(below: sampleFolder) where file.hasSuffix(".txt") {
      let document = try stage.clean(try readFile(file))
      expectSound(document)
      #expect(document.metadata.title != nil, "\(file)")
      #expect(document.metadata.source?.hasSuffix(".example") ?? false, "\(file)")
      #expect(document.bylineRange != nil || document.dateline != nil, "\(file)")
      for footer in ["visit:", ".example/", "All rights reserved", "editing by"] {
        #expect(!document.whole.contains(footer), "\(file)")
      }
      for mistake in ["Ã", "â€", "\r", "&amp;", "\u{A0}", "\n\n\n"] {
        #expect(!document.whole.contains(mistake), "\(file)")
      }
    }
  }
}
