import Corpus
import Kernels
package import Stages
import Tables

/// Makes the part of a batch: reads its documents, passes each through all steps, turns it into
/// rows, and lets it go; then encodes the rows.
///
/// One document at a time, so that its text is in cache while the steps look at it.
package struct PartMaker: Sendable {
  private let configuration: PipelineConfiguration
  private let plan: RunPlan
  private let reader: DocumentReader
  /// The tables whose rows are needed: those that are written, and those that aggregates read.
  private let tables: [any TableRows.Type]

  package init(_ configuration: PipelineConfiguration, _ plan: RunPlan) {
    self.configuration = configuration
    self.plan = plan
    var needed = Set(plan.outputs.map(\.schema.name) + configuration.aggregates.map(\.from))
    if !configuration.aggregates.isEmpty { needed.insert(DocumentRows.schema.name) }
    tables = configuration.tables.filter { needed.contains($0.schema.name) }
    reader = DocumentReader(limit: configuration.read.limit)
  }

  /// What `Counts.nanoseconds` speaks of.
  package var clockNames: [String] {
    ["read"] + configuration.steps.map(\.name) + ["rows", "aggregate"]
      + plan.outputs.map { "write \($0.fileName)" }
  }

  /// How many names those are; the last are of the files.
  static func clockCount(_ configuration: PipelineConfiguration, _ plan: RunPlan) -> Int {
    configuration.steps.count + 3 + plan.outputs.count
  }

  /// The part of a batch.
  ///
  /// Called from many threads at once.
  package func part(of batch: RawBatch) -> Part {
    var work = BatchWork(
      configuration, plan, tables: tables, clockCount: PartMaker.clockCount(configuration, plan))
    var part = Part(rows: [], groupings: [], bytesSoFar: batch.bytesSoFar)
    reader.read(batch) { outcome in
      work.clock.lap(0)
      switch outcome {
      case .rejected(let path, let record, let rejection):
        part.rejects.append(.init(path: path, record: record, rejection: rejection))
      case .document(var document, let id):
        if let rejection = work.process(&document) {
          let (path, record) = place(of: document)
          part.rejects.append(.init(path: path, record: record, rejection: rejection))
        }
        if let id, case (let path, let record?) = place(of: document) {
          part.identifiers.append(.init(path: path, record: record, id: id))
        }
      }
    }
    var tables = work.takeTables()
    work.clock.lap(configuration.steps.count + 1)
    part.groupings = groupings(of: tables)
    part.signatures = work.signatures
    part.slowest = work.slowest.all
    work.clock.lap(configuration.steps.count + 2)
    for (index, output) in plan.outputs.enumerated() {
      let table = tables.first { $0.schema.name == output.schema.name }
      part.rows.append(work.full.take(index, with: table, output.format))
      let isDone = !plan.outputs[(index + 1)...].contains { $0.schema == output.schema }
      if isDone { tables.removeAll { $0.schema == output.schema } }
      work.clock.lap(configuration.steps.count + 3 + index)
    }
    part.counts = work.counts
    part.counts.nanoseconds = work.clock.nanoseconds
    return part
  }

  private func groupings(of tables: [Table]) -> [Part.PartGrouping] {
    configuration.aggregates.map { aggregate in
      var grouping = Grouping(aggregate)
      guard let table = tables.first(where: { $0.schema.name == aggregate.from }),
        let documents = tables.first(where: { $0.schema.name == "documents" })
      else { return .whole(grouping) }
      if aggregate.leavesOutDuplicates {
        return .byDocument(Grouping.byDocument(aggregate, table, documents: documents))
      }
      grouping.add(table, documents: documents)
      return .whole(grouping)
    }
  }

  /// The file of a document, and its number within it where it is one of several.
  private func place(of document: Document) -> (path: String, record: Int?) {
    let key = document.key
    guard document.isStructured, let mark = key.utf8.lastIndex(of: UInt8(ascii: "#")),
      let record = Int(key[key.utf8.index(after: mark)...])
    else { return (key, nil) }
    return (String(key[..<mark]), record)
  }
}

/// The rows of a batch while its documents pass.
private struct BatchWork {
  private let configuration: PipelineConfiguration
  private var rows: [any TableRows]
  /// Tables that aggregates read, whose rows stay together.
  private let grouped: Set<String>
  /// One for each document, in order, where duplicates are looked for.
  private(set) var signatures: [Part.KeyedSignature] = []
  private(set) var slowest = SlowestDocuments(most: 3)
  /// Rows of documents that have very many, in the formats of their files.
  var full: FullRows
  var counts = Counts()
  var clock: StepClock

  init(
    _ configuration: PipelineConfiguration, _ plan: RunPlan, tables: [any TableRows.Type],
    clockCount: Int
  ) {
    self.configuration = configuration
    full = FullRows(plan.outputs)
    grouped = Set(configuration.aggregates.map(\.from) + [DocumentRows.schema.name])
    rows = tables.map { $0.init() }
    clock = StepClock(count: clockCount)
  }

  /// Passes a document through all steps and takes its rows, or says why it cannot be used.
  mutating func process(_ document: inout Document) -> Rejection? {
    var budget = WorkBudget(configuration.read.budget)
    let start = clock.last
    for (index, step) in configuration.steps.enumerated() {
      do throws(Rejection) {
        try budget.spend(on: document, step: step.name)
        try step.step.process(&document)
      } catch {
        return error
      }
      clock.lap(index + 1)
    }
    // What steps leave for one another.
    document.reading = nil
    appendRows(of: document)
    counts.documents += 1
    counts.tokens += document.tokens.count
    counts.bytes += document.text.record.count
    clock.lap(configuration.steps.count + 1)
    if let duplicates = configuration.nearDuplicates {
      signatures.append(.init(key: document.key, signature: duplicates.signature(of: document)))
      clock.lap(configuration.steps.count + 2)
    }
    slowest.add(
      .init(
        document: document.key, bytes: document.text.record.count, work: budget.spent,
        nanoseconds: clock.last - start))
    return nil
  }

  private mutating func appendRows(of document: Document) {
    let places = Places(document)
    var full = full
    self.full = FullRows([])
    for index in rows.indices {
      let name = type(of: rows[index]).schema.name
      if grouped.contains(name) {
        rows[index].append(document, places)
      } else {
        rows[index].append(document, places) { full.append($0) }
      }
    }
    self.full = full
  }

  /// The tables of all rows, which are let go here.
  mutating func takeTables() -> [Table] {
    let tables = rows.map { $0.table() }
    rows = []
    return tables
  }
}

/// The work that is left for one document.
///
/// Counted, not timed, so that a document is rejected on every machine or on none. Steps take time
/// in proportion to text and tokens, so the count bounds the time.
private struct WorkBudget {
  private let total: Int
  private var left: Int

  init(_ total: Int) {
    self.total = total
    left = total
  }

  var spent: Int { total - left }

  /// - Throws: `Rejection` where the next step is one too many.
  mutating func spend(on document: borrowing Document, step: String) throws(Rejection) {
    left -= document.text.bytes.count + 8 * document.tokens.count
    guard left < 0 else { return }
    throw Rejection(
      stage: step, reason: "over-budget",
      detail: "more than \(total / 1_000_000) million units of work")
  }
}

/// Adds up the computing time between laps.
private struct StepClock {
  private(set) var nanoseconds: [UInt64]
  private(set) var last = Machine.threadNanoseconds()

  init(count: Int) { nanoseconds = Array(repeating: 0, count: count) }

  /// Says that the time since the last lap went into `index`.
  mutating func lap(_ index: Int) {
    let now = Machine.threadNanoseconds()
    nanoseconds[index] += now - last
    last = now
  }
}
