import Kernels

/// The columns of a group that is being written, row by row, as encodings see them that refer from
/// one to another.
///
/// What more than one of them asks for is made once.
struct TableImage {
  let columns: [Column]
  let images: [ColumnImage]
  let rows: Int
  /// Numbers of each row's string, by column.
  private var knownCodes: [Int: [UInt32]] = [:]
  private var knownLengths: [Int: [Int64]] = [:]

  init(_ columns: [Column]) {
    self.columns = columns
    images = columns.map { ColumnImage($0) }
    rows = columns.first?.count ?? 0
  }

  func isText(_ column: Int) -> Bool { columns[column].type == .string }

  func text(_ column: Int) -> TextImage? {
    if case .texts(let image) = images[column] { image } else { nil }
  }

  /// One per row: whether it holds a value; empty where all do.
  func valid(_ column: Int) -> [Bool] {
    columns[column].nullCount == 0 ? [] : columns[column].validity
  }

  /// The number of each row's string among those that differ; their count for nulls.
  mutating func codes(_ column: Int) -> [UInt32] {
    if let known = knownCodes[column] { return known }
    guard let image = text(column) else { preconditionFailure("codes of numbers") }
    let null = UInt32(image.distinct.firsts.count)
    var codes: [UInt32] = []
    codes.reserveCapacity(rows)
    if image.isRuns {
      for (number, end) in zip(image.distinct.numbers, image.column.runEnds) {
        codes.append(contentsOf: repeatElement(number, count: Int(end) - codes.count))
      }
    } else if columns[column].nullCount == 0 {
      codes = image.distinct.numbers
    } else {
      var next = 0
      for row in 0..<rows {
        let isValid = image.column.validity.isValid(row)
        codes.append(isValid ? image.distinct.numbers[next] : null)
        next += isValid ? 1 : 0
      }
    }
    knownCodes[column] = codes
    return codes
  }

  /// Code points of each row's string; 0 for nulls.
  mutating func lengths(_ column: Int) -> [Int64] {
    if let known = knownLengths[column] { return known }
    guard let image = text(column) else { preconditionFailure("lengths of numbers") }
    // One more for nulls.
    let entries = image.distinct.firsts.map { image.column.codePointCount(Int($0)) } + [0]
    let codes = codes(column)
    var counts = [Int64](repeating: 0, count: codes.count)
    for row in codes.indices { counts[row] = entries[Int(codes[row])] }
    knownLengths[column] = counts
    return counts
  }

  /// Numbers; 0 for nulls.
  func numbers(_ column: Int) -> [Int64] {
    guard case .numbers(let image) = images[column] else {
      preconditionFailure("numbers of strings")
    }
    return spread(image.values, valid(column), null: 0)
  }

  /// Up to which row each run of equal values goes, in a column without nulls.
  mutating func runEnds(_ column: Int) -> [Int32] {
    let values = isText(column) ? codes(column).map { Int64($0) } : numbers(column)
    return Self.runEnds(values, within: [])
  }

  /// Up to which row each run of equal values goes that does not go beyond an end of `outer`.
  static func runEnds(_ values: [Int64], within outer: [Int32]) -> [Int32] {
    var ends: [Int32] = []
    var next = 0
    let span = values.span
    for row in span.indices.dropFirst() {
      let isOuter = next < outer.count && Int(outer[next]) == row
      next += isOuter ? 1 : 0
      if isOuter || span[row] != span[row &- 1] { ends.append(Int32(row)) }
    }
    if !span.isEmpty { ends.append(Int32(span.count)) }
    return ends
  }
}

extension StringColumn {
  /// Code points of a string (of a row; or of a run where `isRuns`).
  fileprivate func codePointCount(_ index: Int) -> Int64 {
    let range = range(index)
    let string = bytes.span.extracting(range)
    var count = 0
    for place in string.indices { count &+= isContinuation(string[place]) ? 0 : 1 }
    return Int64(count)
  }
}
