import Configuration
import Corpus
import Linguistics
import Stages
import TestSupport

/// Brings a text through all steps to its statements and events.
struct EventReader {
  private let steps: [any Step]

  init() throws {
    let source = ConfigurationSource(
      name: "test", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    func options() -> Options { Options([], at: "test", in: source) }
    steps = [
      try SegmentStep(options()), try WordsStep(options()), try EntitiesStep(options()),
      try DatesStep(options()), try QuotesStep(options()), try StatementsStep(options()),
      try EventsStep(options()),
    ]
  }

  func document(_ text: String, published: Day? = Day(year: 2015, month: 10, day: 22)) throws
    -> Document
  {
    var document = Document(key: "test", record: Array(text.utf8), isStructured: true)
    document.metadata.published = published
    for step in steps { try step.process(&document) }
    return document
  }

  /// Action, actor and target of each event: `CONSULT John Kerry > Sergei Lavrov`.
  func events(of text: String) throws -> [String] {
    try document(text).events.map { event in
      let sides = "\(event.actor?.text ?? "") > \(event.target?.text ?? "")"
      return "\(event.action.name) \(sides)".trimmed
    }
  }

  /// Action, modality and the codes of each event: `REJECT asserted USAGOV > ISR`.
  func codes(of text: String) throws -> [String] {
    try document(text).events.map { event in
      let sides = "\(event.actor?.code ?? "") > \(event.target?.code ?? "")"
      return "\(event.action.name) \(event.modality.name) \(sides)".trimmed
    }
  }

  /// Kind, class, source, cue and words of each statement.
  func statements(of text: String) throws -> [String] {
    let document = try document(text)
    return document.statements.map { statement in
      [
        statement.kind.name, statement.cueClass, statement.sourceName ?? "",
        document.string(statement.cue), document.string(statement.range),
      ].joined(separator: " | ")
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
