package import Corpus
package import Tables

/// `mentions`: one row per name in the text.
package struct MentionRows: TableRows {
  package static let needs: Set<Contract.Fact> = [.mentions]
  package static let schema = Schema(
    "mentions", "One name in the text",
    [
      SpanColumns.documentField,
      Field("mention", .int32, "Number of the mention within the document, from 0"),
      SpanColumns.sentenceField,
    ] + SpanColumns.offsetFields + [
      SpanColumns.textField,
      Field("type", .string, "person, organization, place, group or other"),
      Field("entity", .int32, nullable: true, "Number of the entity within the document"),
      Field("name", .string, nullable: true, "Canonical name"),
      Field("country", .string, nullable: true, "ISO 3166-1 alpha-3 code of its country"),
      Field("role", .string, nullable: true, "Title next to the name"),
      Field("metonym", .bool, "Whether a place stands for its government"),
    ])

  private var spans = SpanColumns()
  private var mention = ValueColumn<Int32>()
  private var sentence = ValueColumn<Int32>()
  private var type = StringColumn()
  private var entity = ValueColumn<Int32>()
  private var name = StringColumn()
  private var country = StringColumn()
  private var role = StringColumn()
  private var metonym = ValueColumn<Bool>()

  package init() {}

  package mutating func append(_ document: Document, _ places: Places) {
    for (index, row) in document.mentions.enumerated() {
      let thing = document.entities[Int(row.entity)]
      spans.append(row.range, of: document, places)
      mention.append(Int32(index))
      sentence.append(row.sentence)
      type.append(thing.kind.name)
      entity.append(row.entity, orNull: 0)
      name.append(thing.name)
      country.append(thing.country)
      role.append(document.text.bytes, orNull: row.role?.indices)
      metonym.append(row.isMetonym)
    }
    spans.finish(document, rows: document.mentions.count)
  }

  package func table() -> Table {
    Table(
      Self.schema,
      [.string(spans.document), .int32(mention), .int32(sentence)] + spans.offsets + [
        .string(spans.text), .string(type), .int32(entity), .string(name), .string(country),
        .string(role), .bool(metonym),
      ])
  }
}
