import Configuration
import Corpus
import Kernels
import TestSupport
import Testing

@testable import Stages

/// The seed article against its gold; skipped on a machine without the development data.
struct SeedMeasuresTests {
  @Test(.enabled(if: sharedFolder != nil, "no development data"))
  func `the core dates have their days`() throws {
    let document = try SeedMeasuresTests.tagged()
    let found = document.dates.map { "\(document.string($0.range)) = \($0.value ?? "")" }
    for row in ["Tuesday = 2015-10-20", "September 30 = 2015-09-30", "Tomorrow = 2015-10-23"] {
      #expect(found.contains(row))
    }
  }

  @Test(.enabled(if: sharedFolder != nil, "no development data"))
  func `the core quantities have their values`() throws {
    let document = try SeedMeasuresTests.tagged()
    let found = document.quantities.map { quantity in
      let least = quantity.minimum.map { "\(Int($0))" } ?? ""
      return "\(document.string(quantity.range)) | \(least) | \(quantity.unit ?? "")"
    }
    for row in [
      "669 combat missions | 669 | ", "26 cruise missiles | 26 | ",
      "tens of thousands of people | 20000 | ",
      "a minimum of around 4,000 people | 4000 | ", "more than 90 percent | 90 | percent",
      "up to six months | 0 | month",
    ] {
      #expect(found.contains(row))
    }
  }

  private static func tagged() throws -> Document {
    let path = "\(sharedFolder ?? "")/gold/seed/article.txt"
    var document = Document(key: "seed", record: try readFile(path), isStructured: false)
    document.metadata.published = Day(year: 2015, month: 10, day: 22)
    try SegmentStep(options()).process(&document)
    try DatesStep(options()).process(&document)
    try QuantitiesStep(options()).process(&document)
    return document
  }

  private static func options() -> Options {
    let source = ConfigurationSource(
      name: "test", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    return Options([], at: "", in: source)
  }
}
