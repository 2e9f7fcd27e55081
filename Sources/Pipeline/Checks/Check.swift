import Configuration
import Kernels
import Tables

/// Something that must hold of the tables of a run before they are published.
///
/// Looks at finished files, group by group, so that it holds no more than one column of a group.
protocol Check: Sendable {
  /// What users write.
  static var name: String { get }
  /// - Returns: nil, with mistakes noted, where there is no such check.
  init?(_ options: CheckOptions)
  /// - Throws: `FileError`, `FormatError` where a table cannot be read.
  func outcome(of run: FinishedRun) throws -> CheckOutcome
}

/// All kinds of checks, in the order in which they are documented.
enum CheckRegistry {
  static let checks: [any Check.Type] = [
    RowCountCheck.self, ChangeCheck.self, NullCheck.self, UniqueCheck.self, ValueCheck.self,
    FreshnessCheck.self,
  ]

  /// The check at a place of the list `checks`: an object with one key, its name.
  static func check(
    _ value: JSONValue, at place: String, in source: ConfigurationSource, _ tables: [CheckedTable]
  ) -> (any Check)? {
    let names = checks.map { $0.name }
    guard case .object(let members) = value.content, members.count == 1 else {
      source.mistakes.add(
        ConfigurationError(
          file: source.name, place: place,
          "expected an object with one key, the name of a check: \(names.joined(separator: ", "))"))
      return nil
    }
    guard let type = checks.first(where: { $0.name == members[0].key }) else {
      let known = names.joined(separator: ", ")
      source.mistakes.add(
        ConfigurationError(
          file: source.name, place: place,
          "no check is named '\(members[0].key)'; known checks: \(known)"))
      return nil
    }
    guard let options = source.options(members[0].value, at: "\(place).\(members[0].key)") else {
      return nil
    }
    let check = type.init(CheckOptions(options, tables: tables))
    if check != nil { options.finish() }
    return check
  }
}
