package import Corpus
package import Tables

/// `events`: one row per actor, action and target.
package struct EventRows: TableRows {
  package static let needs: Set<Contract.Fact> = [.events]
  package static let schema = Schema(
    "events", "Who did what to whom",
    [
      SpanColumns.documentField,
      Field("event", .int32, "Number of the event within the document, from 0"),
      SpanColumns.sentenceField,
    ] + SpanColumns.offsetFields + [
      Field("trigger", .string, "The verb or noun that tells of it"),
      Field("trigger_start", .int32, "Code point where it begins"),
      Field("action", .string, "PLOVER event type"),
      Field("mode", .string, nullable: true, "In what way: visit, aerial, …"),
      Field("cameo", .string, nullable: true, "CAMEO code"),
      Field(
        "quad", .int32, nullable: true,
        "1 verbal or 2 material cooperation, 3 verbal or 4 material conflict"),
    ] + partyFields("actor", "acts") + partyFields("target", "is acted upon") + [
      Field("place", .string, nullable: true, "Canonical name of where it happened"),
      Field("place_country", .string, nullable: true, "ISO 3166-1 alpha-3 code of the place"),
      Field("first_day", .date, nullable: true, "First day on which it happened"),
      Field("last_day", .date, nullable: true, "Last day on which it happened"),
      Field("modality", .string, "asserted, future, claimed, negated or hypothetical"),
      Field("claimant", .string, nullable: true, "Canonical name of who says that it happened"),
    ])

  private static func partyFields(_ name: String, _ does: String) -> [Field] {
    [
      Field(name, .string, nullable: true, "The words for who \(does)"),
      Field("\(name)_start", .int32, nullable: true, "Code point where they begin"),
      Field("\(name)_entity", .int32, nullable: true, "Number of the entity that \(does)"),
      Field(
        "\(name)_code", .string, nullable: true,
        "Country, or part of the world as CAMEO has it, and sector of who \(does)"),
    ]
  }

  private var spans = SpanColumns()
  private var event = ValueColumn<Int32>()
  private var sentence = ValueColumn<Int32>()
  private var trigger = StringColumn()
  private var triggerStart = ValueColumn<Int32>()
  private var action = StringColumn()
  private var mode = StringColumn()
  private var cameo = StringColumn()
  private var quad = ValueColumn<Int32>()
  private var actor = PartyColumns()
  private var target = PartyColumns()
  private var place = StringColumn()
  private var placeCountry = StringColumn()
  private var firstDay = ValueColumn<Int32>()
  private var lastDay = ValueColumn<Int32>()
  private var modality = StringColumn()
  private var claimant = StringColumn()

  package init() {}

  package mutating func append(_ document: Document, _ places: Places) {
    for row in document.events {
      spans.append(row.range, of: document, places)
      event.append(row.number)
      sentence.append(row.sentence)
      trigger.append(document.text.bytes, row.trigger.indices)
      triggerStart.append(places.codePoint(row.trigger.start))
      action.append(row.action.name)
      mode.append(row.mode)
      cameo.append(row.cameo)
      quad.append(row.action.quad)
      actor.append(row.actor, places)
      target.append(row.target, places)
      place.append(row.place)
      placeCountry.append(row.placeCountry)
      firstDay.append(row.firstDay?.number, orNull: 0)
      lastDay.append(row.lastDay?.number, orNull: 0)
      modality.append(row.modality.name)
      claimant.append(row.claimant)
    }
    spans.finish(document, rows: document.events.count)
  }

  package func table() -> Table {
    Table(
      Self.schema,
      [.string(spans.document), .int32(event), .int32(sentence)] + spans.offsets + [
        .string(trigger), .int32(triggerStart), .string(action),
        .string(mode), .string(cameo), .int32(quad),
      ] + actor.columns + target.columns + [
        .string(place), .string(placeCountry), .date(firstDay), .date(lastDay),
        .string(modality), .string(claimant),
      ])
  }
}

/// The four columns of an actor or a target.
private struct PartyColumns {
  private var text = StringColumn()
  private var start = ValueColumn<Int32>()
  private var entity = ValueColumn<Int32>()
  private var code = StringColumn()

  mutating func append(_ party: Event.Party?, _ places: Places) {
    text.append(party?.text)
    start.append(party.map { places.codePoint($0.start) }, orNull: 0)
    entity.append(party?.entity, orNull: 0)
    code.append(party.flatMap { $0.code.isEmpty ? nil : $0.code })
  }

  var columns: [Column] { [.string(text), .int32(start), .int32(entity), .string(code)] }
}
