import Configuration
import Corpus
import Kernels
import Stages
import Tables

/// `values`: that a column holds no other values than those of a list, or null.
struct ValueCheck: Check {
  static let name = "values"

  private let table: String
  private let column: Int
  /// Hashes of the values.
  private let allowed: Set<UInt64>
  /// For people.
  private let listed: String
  private let levels: CheckLevels<Share>

  init?(_ options: CheckOptions) {
    guard let schema = options.table(isRead: true), let column = options.column(of: schema) else {
      return nil
    }
    let type = schema.fields[column].type
    guard let values = ValueCheck.values(options.options, type), let levels = options.shares()
    else { return nil }
    table = schema.name
    self.column = column
    allowed = Set(values.map(\.hash))
    let names = values.prefix(8).map(\.text)
    listed = names.joined(separator: ", ") + (values.count > names.count ? ", …" : "")
    self.levels = levels
  }

  private static func values(
    _ options: Options, _ type: ValueType
  ) -> [(hash: UInt64, text: String)]? {
    guard let list = options.list("of") else {
      if !options.has("of") { options.mistake("\"of\" is missing; expected a list of values") }
      return nil
    }
    var values: [(hash: UInt64, text: String)] = []
    for (index, value) in list.enumerated() {
      guard let known = ValueCheck.value(value, type) else {
        options.mistake(
          "found \(value.kind), expected a value of \(type.name)", key: "of[\(index)]")
        return nil
      }
      values.append(known)
    }
    return values
  }

  private static func value(
    _ value: JSONValue, _ type: ValueType
  ) -> (hash: UInt64, text: String)? {
    switch (value.content, type) {
    case (.string(let bytes), .string):
      return (xxHash64(bytes.span), String(decoding: bytes, as: UTF8.self))
    case (.string(let bytes), .date):
      return Day(iso: bytes).map { (hash(ofNumber: Int64($0.number)), $0.description) }
    case (.bool(let flag), .bool):
      return (hash(ofNumber: flag ? 1 : 0), "\(flag)")
    case (.number(let number), .float64):
      return (hash(ofNumber: Int64(bitPattern: number.bitPattern)), "\(number)")
    case (.number(let number), .int32), (.number(let number), .int64):
      return Int64(exactly: number).map { (hash(ofNumber: $0), "\($0)") }
    default: return nil
    }
  }

  func outcome(of run: FinishedRun) throws -> CheckOutcome {
    let reader = try run.reader(of: table)
    var found = FailingRows()
    var others = 0
    for group in reader.groups.indices {
      let hashes = try reader.column(column, ofGroup: group).hashes()
      for (row, hash) in hashes.enumerated() {
        guard let hash, !allowed.contains(hash) else { continue }
        others += 1
        found.add(group: group, row: row)
      }
    }
    return try levels.outcome(
      ValueCheck.name, "\(table).\(reader.schema.fields[column].name)", others,
      of: reader.rowCount, "hold something other than \(listed)"
    ) { try found.lines(reader, [column]) }
  }
}
