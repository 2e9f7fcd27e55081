import Configuration
import Corpus
import Kernels
import Linguistics
import Stages
import Testing
import TestSupport

/// The figures reached on the seed article, held as floors.
@Suite(.enabled(if: sharedFolder != nil, "the development texts are not on this machine"))
struct EntityAccuracyTests {
  private struct Name: Hashable {
    let range: ByteRange
    let kind: String
  }

  private func taggedArticle(_ path: String) throws -> Document {
    var document = Document(key: "seed", record: try readFile(path), isStructured: false)
    document.metadata.published = Day(year: 2015, month: 10, day: 22)
    document.titleRange = ByteRange(0, 61)
    document.bylineRange = ByteRange(63, 93)
    let source = ConfigurationSource(
      name: "test.json", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    let options = try #require(source.options(try parseJSON(Array("{}".utf8)), at: "tag"))
    try SegmentStep(options).process(&document)
    try EntitiesStep(options).process(&document)
    return document
  }

  @Test func `names of the seed article`() throws {
    let folder = try #require(sharedFolder) + "/gold/seed"
    let document = try taggedArticle("\(folder)/article.txt")
    let rows = try LexiconFile(try readFile("\(folder)/mentions.tsv"), path: "mentions.tsv").lines
    var gold: [Name: [String]] = [:]
    for row in rows.dropFirst() {
      guard let start = Int(row.fields[1]), let end = Int(row.fields[2]) else { continue }
      gold[Name(range: ByteRange(start, end), kind: row.fields[4])] = row.fields
    }
    var (spans, names, countries) = (0, 0, 0)
    for mention in document.mentions {
      let entity = document.entities[Int(mention.entity)]
      guard let fields = gold[Name(range: mention.range, kind: entity.kind.name)] else { continue }
      spans += 1
      if ([fields[5]] + fields[6].split(separator: "|").map(String.init)).contains(entity.name) {
        names += 1
      }
      if fields[7] == entity.country ?? "" { countries += 1 }
    }
    let f1 = 2 * Double(spans) / Double(gold.count + document.mentions.count)
    #expect(f1 >= 0.95)
    #expect(Double(names) >= 0.95 * Double(spans))
    #expect(Double(countries) >= 0.95 * Double(spans))
  }
}
