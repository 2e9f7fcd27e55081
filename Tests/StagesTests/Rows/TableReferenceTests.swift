import Kernels
import Stages
import Tables
import TestSupport
import Testing

/// `Documentation/tables.md` says of every table what the schemas in the code say.
///
/// What stands below its mark is written from them by
///
///     BROADSHEET_RECORD=1 swift test --filter TableReferenceTests
///
/// which fails, so that a person looks at the change.
struct TableReferenceTests {
  private static let path = "\(projectFolder)/Documentation/tables.md"
  private static let mark = "<!-- What follows is written from the code by TableReferenceTests. -->"

  @Test func `the reference page has all tables as they are`() throws {
    let page = String(decoding: try readFile(Self.path), as: UTF8.self)
    let parts = page.split(separator: Self.mark, maxSplits: 1)
    try #require(parts.count == 2, "the mark is missing")
    let reference = "\n" + tableReference()
    if parts[1] == reference { return }
    if environmentVariable("BROADSHEET_RECORD") == "1" {
      try writeFile(Self.path, Array("\(parts[0])\(Self.mark)\(reference)".utf8))
      Issue.record("recorded tables.md; look at the difference")
    } else {
      Issue.record("tables.md is not what the schemas say; record it, see the comment above")
    }
  }
}

/// One section for each table, in the order of the registry.
private func tableReference() -> String {
  let sections = TableRegistry.tables.map { section($0.schema, filled: filled(by: $0.needs)) }
  let rejects = section(RejectRows.schema, filled: "Written by every run, with no rows at best.")
  let duplicates = section(
    DuplicateRows.schema, filled: "Written where the pipeline has `near-duplicates`.")
  return (sections + [rejects, duplicates]).joined()
}

private func filled(by facts: Set<Contract.Fact>) -> String {
  let steps = facts.flatMap { StageRegistry.givers(of: $0.rawValue) }.sorted()
  let names = steps.map { "`\($0.dropFirst().dropLast())`" }
  return "Written where the pipeline has \(names.joined(separator: ", "))."
}

private func section(_ schema: Schema, filled: String) -> String {
  var lines = [
    "", "## \(schema.name)", "", "One row: \(lowercasedFirst(schema.meaning)). \(filled)", "",
    "| column | type | meaning |", "|---|---|---|",
  ]
  for field in schema.fields {
    let type = field.type.name + (field.isNullable ? "?" : "")
    lines.append("| `\(field.name)` | \(type) | \(field.meaning) |")
  }
  return lines.joined(separator: "\n") + "\n"
}

private func lowercasedFirst(_ text: String) -> String {
  text.prefix(1).lowercased() + text.dropFirst()
}
