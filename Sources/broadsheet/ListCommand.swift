import ArgumentParser
import Stages
import Tables

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the stages, steps, input formats, tables and outputs.")

  func run() {
    for stage in StageRegistry.names {
      print(([stage] + names(of: stage).map { "  \($0)" }).joined(separator: "\n"))
    }
    print((["write"] + OutputRegistry.names.map { "  \($0)" }).joined(separator: "\n"))
    print("tables")
    let schemas =
      TableRegistry.tables.map { $0.schema } + [RejectRows.schema, DuplicateRows.schema]
    print(TablePrinter(rows: schemas.map { [$0.name, $0.meaning] }).text)
  }

  private func names(of stage: String) -> [String] {
    switch stage {
    case "read": ReadConfiguration.Format.allCases.map(\.rawValue)
    case "aggregate": ["group", "near-duplicates"]
    default: StageRegistry.steps[stage]?.keys.sorted() ?? []
    }
  }
}
