import Configuration
package import Tables

/// Where a run writes, which tables, and in which formats.
package struct WriteConfiguration: Sendable {
  /// The output folder.
  package var to: String
  private let formats: [String]
  private let tables: [String: [String]]
  private let level: Int
  private let profile: ColumnarProfile

  /// - Parameters:
  ///   - options: The object `write`, where there is one.
  ///   - tables: The names of the tables of this run.
  init(_ options: Options?, root: Options, tables known: [String]) {
    guard let options else {
      if !root.has("write") { root.mistake("\"write\" is missing; expected {\"to\": FOLDER}") }
      (to, formats, tables, level) = ("", [], [:], 1)
      profile = .small
      return
    }
    let target = options.file("to")
    if !options.has("to") { options.mistake("\"to\" is missing; expected a folder") }
    to = target?.path ?? ""
    formats = WriteConfiguration.formats(options, "formats") ?? OutputRegistry.names
    level = options.integer("compression", in: 1...9, default: 1)
    profile = WriteConfiguration.profile(options)
    var chosen: [String: [String]] = [:]
    if let inner = options.options("tables") {
      for name in known where inner.has(name) {
        chosen[name] = WriteConfiguration.formats(inner, name) ?? []
      }
      inner.finish()
    }
    tables = chosen
    options.finish()
  }

  /// `"columnar": {"profile": "small"}`, or `"fast"`.
  private static func profile(_ options: Options) -> ColumnarProfile {
    guard let inner = options.options("columnar") else { return .small }
    defer { inner.finish() }
    let name = inner.choice(
      "profile", of: ColumnarProfile.allCases.map(\.rawValue), default: "small")
    return ColumnarProfile(rawValue: name) ?? .small
  }

  private static func formats(_ options: Options, _ key: String) -> [String]? {
    guard let names = options.strings(key) else { return nil }
    for (index, name) in names.enumerated() where !OutputRegistry.names.contains(name) {
      let known = OutputRegistry.names.joined(separator: ", ")
      options.mistake(
        "no format is named '\(name)'; known formats: \(known)", key: "\(key)[\(index)]")
    }
    return names
  }

  /// All that decides which bytes the rows of a table become.
  var rowFormats: String {
    let tables = tables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return "\(formats) \(tables) \(level) \(profile.rawValue)"
  }

  /// The formats in which a table is written; none where it is left out.
  package func formats(of table: String) -> [any TableFormat] {
    let names = tables[table] ?? formats
    return OutputRegistry.names.filter(names.contains).compactMap {
      OutputRegistry.format($0, compression: level, profile: profile)
    }
  }
}
