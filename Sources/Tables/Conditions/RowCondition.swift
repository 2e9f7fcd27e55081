/// A comparison of a column with a value: `name = Vladimir Putin`, `published >= 2015-01-01`.
///
/// A null satisfies no comparison. Strings are ordered by their bytes.
package struct RowCondition: Sendable, Equatable {
  package enum Operator: String, Sendable, CaseIterable {
    // In the order in which they are looked for: `<=` before `<`.
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case equal = "="
    case less = "<"
    case greater = ">"
  }

  /// What a column is compared with.
  package enum Operand: Sendable, Equatable {
    case text([UInt8])
    /// Of a column of whole numbers, days or flags, as the format counts them.
    case integer(Int64)
    case double(Double)
  }

  /// A condition that cannot be understood: what was found, and what was expected.
  package struct Mistake: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  /// The place of the column in the schema.
  package let column: Int
  package let comparison: Operator
  package let operand: Operand

  /// Reads a column's name, an operator and a value, with or without spaces between.
  ///
  /// A value may stand in double quotes, to keep spaces at its ends.
  package init(_ text: String, _ schema: Schema) throws(Mistake) {
    guard let (before, comparison, after) = RowCondition.parts(text) else {
      throw Mistake(
        description: "found '\(text)', expected a column, one of = != < <= > >=, and a value")
    }
    let name = RowCondition.trimmed(before)
    guard let column = schema.position(of: name) else {
      let known = schema.fields.map(\.name).joined(separator: ", ")
      throw Mistake(description: "no column is named '\(name)'; columns: \(known)")
    }
    self.column = column
    self.comparison = comparison
    operand = try RowCondition.operand(RowCondition.trimmed(after), schema.fields[column])
  }

  private static func parts(_ text: String) -> (Substring, Operator, Substring)? {
    guard let start = text.firstIndex(where: { "!<>=".contains($0) }) else { return nil }
    let rest = text[start...]
    guard let found = Operator.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
      return nil
    }
    return (text[..<start], found, rest.dropFirst(found.rawValue.count))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private static func operand(_ text: String, _ field: Field) throws(Mistake) -> Operand {
    let isQuoted = text.count >= 2 && text.first == "\"" && text.last == "\""
    let bare = isQuoted ? String(text.dropFirst().dropLast()) : text
    let (found, expected): (Operand?, String) =
      switch field.type {
      case .string: (.text(Array(bare.utf8)), "text")
      case .int32, .int64: (Int64(bare).map { .integer($0) }, "a whole number")
      case .float64: (Double(bare).map { .double($0) }, "a number")
      case .bool: (["false": 0, "true": 1][bare].map { .integer($0) }, "true or false")
      case .date: (dayNumber(bare).map { .integer($0) }, "a day such as 2015-10-22")
      }
    guard let found else {
      throw Mistake(description: "found '\(bare)' for '\(field.name)', expected \(expected)")
    }
    return found
  }
}

/// Days from 1970-01-01 to a day written as 2015-10-22, or nil where there is no such day.
private func dayNumber(_ text: String) -> Int64? {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
    let year = Int64(parts[0]), let month = Int(parts[1]), let day = Int64(parts[2]),
    year >= 1, (1...12).contains(month)
  else { return nil }
  let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  guard day >= 1, day <= lengths[month - 1] else { return nil }
  let before = year - 1
  let untilYear = before * 365 + before / 4 - before / 100 + before / 400
  let untilMonth = lengths[..<(month - 1)].reduce(0, +)
  return untilYear + untilMonth + day - 1 - 719_162
}
