package import Corpus
package import Tables

/// `entities`: one row per thing an article names.
package struct EntityRows: TableRows {
  package static let needs: Set<Contract.Fact> = [.mentions]
  package static let schema = Schema(
    "entities", "One thing that an article names",
    [
      SpanColumns.documentField,
      Field("entity", .int32, "Number of the entity within the document, from 0"),
      Field("type", .string, "person, organization, place, group or other"),
      Field("name", .string, "Canonical name"),
      Field("country", .string, nullable: true, "ISO 3166-1 alpha-3 code of its country"),
      Field("role", .string, nullable: true, "Title or office"),
      Field("mentions", .int32, "How often the article names it"),
      Field("first_start", .int32, "Code point of documents.text where its first mention begins"),
      Field("id", .string, nullable: true, "Its id in a gazetteer of one's own"),
    ])

  private var document = StringColumn()
  private var entity = ValueColumn<Int32>()
  private var type = StringColumn()
  private var name = StringColumn()
  private var country = StringColumn()
  private var role = StringColumn()
  private var mentions = ValueColumn<Int32>()
  private var firstStart = ValueColumn<Int32>()
  private var id = StringColumn()

  package init() {}

  package mutating func append(_ article: Document, _ places: Places) {
    var counts = [Int32](repeating: 0, count: article.entities.count)
    var firsts = [Int32](repeating: 0, count: article.entities.count)
    for mention in article.mentions {
      let index = Int(mention.entity)
      if counts[index] == 0 { firsts[index] = mention.range.start }
      counts[index] += 1
    }
    for (index, row) in article.entities.enumerated() {
      entity.append(Int32(index))
      type.append(row.kind.name)
      name.append(row.name)
      country.append(row.country)
      role.append(row.role)
      mentions.append(counts[index])
      firstStart.append(places.codePoint(firsts[index]))
      id.append(row.id)
    }
    document.append(article.key, repeated: article.entities.count)
  }

  package func table() -> Table {
    Table(
      Self.schema,
      [
        .string(document), .int32(entity), .string(type), .string(name), .string(country),
        .string(role), .int32(mentions), .int32(firstStart), .string(id),
      ])
  }
}
