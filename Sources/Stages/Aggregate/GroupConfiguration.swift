package import Configuration
import Corpus
import Kernels
package import Tables

/// One aggregate table of `pipeline.json`, checked against the tables it is made from.
package struct GroupConfiguration: Sendable {
  /// A column of the table, or of `documents` where the table has none of that name.
  struct Source: Sendable, Equatable {
    let column: Int
    let isOfDocuments: Bool
    let type: ValueType
  }

  /// What is taken of a day.
  enum Period: String, Sendable, CaseIterable { case day, month, year }

  struct By: Sendable {
    let source: Source
    let period: Period?
  }

  struct Condition: Sendable {
    let source: Source
    /// The cells that pass, as sortable keys, where they are few: compared one by one.
    private let few: [[UInt8]]
    /// Where they are many: looked up by hash.
    private let many: Set<[UInt8]>

    init(source: Source, keys: [[UInt8]]) {
      self.source = source
      let isMany = keys.count > 8
      few = isMany ? [] : keys
      many = isMany ? Set(keys) : []
    }

    /// Whether a cell, as a sortable key, is one of those that pass.
    func passes(_ cell: [UInt8]) -> Bool {
      many.isEmpty ? few.contains(cell) : many.contains(cell)
    }
  }

  package let name: String
  /// The table whose rows are grouped.
  package let from: String
  let conditions: [Condition]
  let by: [By]
  let measures: [Measure]
  /// Whether rows of articles that repeat an earlier one are left out.
  package let leavesOutDuplicates: Bool
  package let schema: Schema

  /// - Parameter schemas: The tables that the run fills.
  /// - Returns: nil, with mistakes noted, where the table cannot be made.
  package init?(_ options: Options, schemas: [Schema]) {
    let before = options.source.mistakes.all.count
    let name = options.string("name") ?? ""
    let from = options.string("from") ?? ""
    if name.isEmpty || !name.utf8.allSatisfy(isNameByte) {
      options.mistake("found '\(name)', expected a name of a-z, 0-9 and _", key: "name")
    }
    let others = schemas.map(\.name) + [RejectRows.schema.name, DuplicateRows.schema.name]
    if others.contains(name) {
      options.mistake("'\(name)' is the name of another table", key: "name")
    }
    guard let schema = schemas.first(where: { $0.name == from }) else {
      let known = schemas.map(\.name).joined(separator: ", ")
      options.mistake("no table is named '\(from)'; tables of this run: \(known)", key: "from")
      return nil
    }
    let columns = GroupColumns(options, schema, documents: schemas.first { $0.name == "documents" })
    let groups = columns.by()
    let found = columns.measures()
    self.name = name
    self.from = from
    conditions = columns.conditions()
    by = groups.map(\.by)
    measures = found.map(\.measure)
    let choice = options.choice("duplicates", of: ["keep", "leave out"], default: "keep")
    leavesOutDuplicates = choice == "leave out"
    let fields = groups.map(\.field) + found.map(\.field)
    for (index, field) in fields.enumerated()
    where fields[..<index].contains(where: { $0.name == field.name }) {
      options.mistake("two columns of the table would be named '\(field.name)'")
    }
    self.schema = Schema(name, "One group of rows of \(from)", fields)
    options.finish()
    guard options.source.mistakes.all.count == before else { return nil }
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
}

/// Reads the columns that an aggregate table names.
private struct GroupColumns {
  let options: Options
  let table: Schema
  let documents: Schema?

  init(_ options: Options, _ table: Schema, documents: Schema?) {
    self.options = options
    self.table = table
    self.documents = documents
  }

  func source(_ name: String, at key: String) -> GroupConfiguration.Source? {
    if let column = table.position(of: name) {
      return .init(column: column, isOfDocuments: false, type: table.fields[column].type)
    }
    if let documents, let column = documents.position(of: name) {
      return .init(column: column, isOfDocuments: true, type: documents.fields[column].type)
    }
    let own = table.fields.map(\.name)
    let others = (documents?.fields.map(\.name) ?? []).filter { !own.contains($0) }
    let known = own.joined(separator: ", ")
    let more = others.isEmpty ? "" : "; of documents: \(others.joined(separator: ", "))"
    options.mistake(
      "no column is named '\(name)'; columns of \(table.name): \(known)\(more)", key: key)
    return nil
  }

  func by() -> [(by: GroupConfiguration.By, field: Field)] {
    (options.list("by") ?? []).enumerated().compactMap { index, value in
      let key = "by[\(index)]"
      if case .string(let bytes) = value.content {
        let name = String(decoding: bytes, as: UTF8.self)
        return source(name, at: key).map {
          (.init(source: $0, period: nil), Field(name, $0.type, nullable: true, "Group: \(name)"))
        }
      }
      guard
        let (word, name) = pair(
          value, at: key, GroupConfiguration.Period.allCases.map(\.rawValue),
          or: "the name of a column or "),
        let period = GroupConfiguration.Period(rawValue: word), let source = source(name, at: key)
      else { return nil }
      guard source.type == .date else {
        options.mistake(
          "'\(name)' is a column of \(source.type.name), expected one of date", key: key)
        return nil
      }
      let type: ValueType = period == .day ? .date : period == .month ? .string : .int32
      let field = Field(word, type, nullable: true, "Group: \(word) of \(name)")
      return (.init(source: source, period: period), field)
    }
  }

  func measures() -> [(measure: Measure, field: Field)] {
    guard let list = options.list("measures"), !list.isEmpty else {
      return [(Measure(kind: .count, source: nil), Field("count", .int64, "Number of rows"))]
    }
    return list.enumerated().compactMap { index, value in
      let key = "measures[\(index)]"
      if case .string(let bytes) = value.content, String(decoding: bytes, as: UTF8.self) == "count"
      {
        return (Measure(kind: .count, source: nil), Field("count", .int64, "Number of rows"))
      }
      guard
        let (word, name) = pair(
          value, at: key, Measure.Kind.allCases.map(\.rawValue), or: "\"count\" or "),
        let kind = Measure.Kind(rawValue: word), let source = source(name, at: key)
      else { return nil }
      guard let type = kind.type(of: source.type) else {
        options.mistake("\(word) of '\(name)', a column of \(source.type.name)", key: key)
        return nil
      }
      let isNullable = kind != .distinct && kind != .sum
      return (
        Measure(kind: kind, source: source),
        Field("\(word)_\(name)", type, nullable: isNullable, "\(word) of \(name)")
      )
    }
  }

  /// `{"month": "published"}` as its two words; the first must be among `choices`.
  private func pair(
    _ value: JSONValue, at key: String, _ choices: [String], or more: String = ""
  ) -> (word: String, name: String)? {
    if case .object(let members) = value.content, members.count == 1,
      case .string(let bytes) = members[0].value.content, choices.contains(members[0].key)
    {
      return (members[0].key, String(decoding: bytes, as: UTF8.self))
    }
    options.mistake(
      "found \(value.kind), expected \(more){\"WORD\": \"COLUMN\"} with a WORD of: "
        + choices.joined(separator: ", "), key: key)
    return nil
  }

  func conditions() -> [GroupConfiguration.Condition] {
    guard let value = options.value("where") else { return [] }
    guard case .object(let members) = value.content else {
      options.mistake("found \(value.kind), expected an object", key: "where")
      return []
    }
    return members.compactMap { member in
      let key = "where.\(member.key)"
      guard let source = source(member.key, at: key) else { return nil }
      let values = if case .array(let all) = member.value.content { all } else { [member.value] }
      let keys = values.map { sortableKey($0, as: source.type) }
      if keys.contains(nil) {
        options.mistake("expected values of \(source.type.name)", key: key)
        return nil
      }
      return .init(source: source, keys: keys.compactMap { $0 })
    }
  }

  private func sortableKey(_ value: JSONValue, as type: ValueType) -> [UInt8]? {
    var key: [UInt8] = []
    switch (value.content, type) {
    case (.null, _): key.append(0)
    case (.string(let bytes), .string): SortableKey.append(string: bytes[...], to: &key)
    case (.string(let bytes), .date):
      guard let day = Day(iso: bytes) else { return nil }
      SortableKey.append(Int64(day.number), to: &key)
    case (.bool(let flag), .bool): SortableKey.append(flag ? 1 : 0, to: &key)
    case (.number(let number), .float64): SortableKey.append(SortableKey.sortable(number), to: &key)
    case (.number(let number), .int32), (.number(let number), .int64):
      guard let whole = Int64(exactly: number) else { return nil }
      SortableKey.append(whole, to: &key)
    default: return nil
    }
    return key
  }
}
