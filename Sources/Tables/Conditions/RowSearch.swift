/// Finds the rows of a columnar file that satisfy conditions, group by group.
package struct RowSearch {
  private let reader: ColumnarReader
  /// All of them hold of a row that is found.
  private let conditions: [RowCondition]

  /// - Parameter conditions: Of columns of that file; without any, every row is found.
  package init(_ reader: ColumnarReader, _ conditions: [RowCondition]) {
    self.reader = reader
    self.conditions = conditions
  }

  /// The rows of a group that are found, counted from the group's first.
  ///
  /// Groups whose statistics rule a condition out are not read.
  ///
  /// - Precondition: There is such a group.
  package func rows(ofGroup number: Int) throws(FormatError) -> [Int] {
    let group = reader.groups[number]
    guard !conditions.isEmpty else { return Array(0..<group.rowCount) }
    guard conditions.allSatisfy({ $0.mayHold(in: group) }) else { return [] }
    var source = try reader.columns(ofGroup: number)
    var found = [Bool](repeating: true, count: group.rowCount)
    for condition in conditions {
      let flags = condition.rows(of: try source.stored(condition.column))
      for row in found.indices where !flags[row] { found[row] = false }
    }
    return found.indices.filter { found[$0] }
  }
}
