/// Finding the rows of a group that satisfy a condition.
extension RowCondition {
  /// One flag for each row.
  ///
  /// - Parameter values: Of the condition's column.
  package func rows(of values: StoredValues) -> [Bool] {
    let found: [Bool]
    switch values.values {
    case .narrow(let numbers): found = numbers.map { holds(Int64($0)) }
    case .wide(let numbers): found = numbers.map { holds($0) }
    case .strings(let bytes, let ends): found = flags(bytes, ends)
    case .codes(let codes, let bytes, let ends):
      let entries = flags(bytes, ends)
      found = codes.map { entries[Int($0)] }
    case .runs(let codes, let runEnds, let bytes, let ends):
      let entries = flags(bytes, ends)
      var flags: [Bool] = []
      for (code, end) in zip(codes, runEnds) {
        flags += repeatElement(entries[Int(code)], count: Int(end) - flags.count)
      }
      found = flags
    }
    if values.isValid.isEmpty { return found }
    var next = 0
    return values.isValid.map { isValid in
      if isValid { next += 1 }
      return isValid && found[next - 1]
    }
  }

  /// One flag for each string.
  private func flags(_ bytes: [UInt8], _ ends: [Int32]) -> [Bool] {
    guard case .text(let wanted) = operand else { preconditionFailure("strings of a number") }
    var begin = 0
    return ends.map { end in
      defer { begin = Int(end) }
      return holds(order(bytes[begin..<Int(end)], wanted[...]))
    }
  }

  /// - Parameter number: As the format has it: a `float64` as its bits.
  private func holds(_ number: Int64) -> Bool {
    switch operand {
    case .integer(let wanted): return holds(order(number, wanted))
    case .double(let wanted):
      let value = Double(bitPattern: UInt64(bitPattern: number))
      if value.isNaN || wanted.isNaN { return comparison == .notEqual }
      return holds(order(value, wanted))
    case .text: preconditionFailure("numbers of a string")
    }
  }

  /// - Parameter order: -1, 0 or 1: how the value is to the operand.
  private func holds(_ order: Int) -> Bool {
    switch comparison {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

/// Passing over groups.
extension RowCondition {
  /// Whether some row of a group may satisfy the condition, by its statistics.
  package func mayHold(in group: ColumnarReader.Group) -> Bool {
    let statistics = group.statistics[column]
    if statistics.nullCount == group.rowCount { return false }
    guard statistics.hasRange else { return true }
    switch operand {
    case .integer(let wanted):
      return mayHold(
        least: order(statistics.minimum.integer, wanted),
        most: order(statistics.maximum.integer, wanted))
    case .double(let wanted):
      if wanted.isNaN { return true }
      return mayHold(
        least: order(statistics.minimum.double, wanted),
        most: order(statistics.maximum.double, wanted))
    case .text(let wanted): return mayHold(statistics, wanted)
    }
  }

  /// - Parameters:
  ///   - least: How the least value is to the operand: -1, 0 or 1.
  ///   - most: How the most is.
  private func mayHold(least: Int, most: Int) -> Bool {
    switch comparison {
    case .equal: least <= 0 && most >= 0
    case .notEqual: least != 0 || most != 0
    case .less: least < 0
    case .lessOrEqual: least <= 0
    case .greater: most > 0
    case .greaterOrEqual: most >= 0
    }
  }

  /// Of strings only the first 16 bytes are known; equal ones say nothing of what follows.
  private func mayHold(_ statistics: ColumnStatistics, _ wanted: [UInt8]) -> Bool {
    let beginning = padded(wanted)
    let least = order(padded(statistics.minimum.prefix), beginning)
    let most = order(padded(statistics.maximum.prefix), beginning)
    switch comparison {
    case .equal: return least <= 0 && most >= 0
    case .notEqual: return true
    case .less, .lessOrEqual: return least <= 0
    case .greater, .greaterOrEqual: return most >= 0
    }
  }
}

private func order<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
  left < right ? -1 : left == right ? 0 : 1
}

/// By bytes without sign; a string comes before those that go on after it.
private func order(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
  if left.elementsEqual(right) { return 0 }
  return left.lexicographicallyPrecedes(right) ? -1 : 1
}

/// The first 16 bytes, filled up with zeros: what bounds hold of a string.
private func padded(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  bytes.prefix(16) + repeatElement(0, count: max(0, 16 - bytes.count))
}
