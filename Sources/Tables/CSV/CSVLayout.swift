import Kernels

/// Laying out the fields of one column for some rows. `cursors` has an element for each of these
/// rows, from 0.
extension CSVColumn {
  /// Adds the length of each row's field.
  func addLengths(_ rows: Range<Int>, to cursors: inout MutableSpan<Int>) {
    switch self {
    case .empty: break
    case .text(_, let ends):
      let ends = ends.span
      var start = rows.lowerBound == 0 ? 0 : ends[rows.lowerBound - 1]
      for index in 0..<rows.count {
        let end = ends[rows.lowerBound &+ index]
        cursors[index] &+= Int(end &- start)
        start = end
      }
    case .runs(_, let ends, let runEnds):
      var runs = RunRows(rows, runEnds)
      while let (run, indices) = runs.next(runEnds.span) {
        let count = fieldRange(run, ends).count
        for index in indices { cursors[index] &+= count }
      }
    case .int32(let values, let validity):
      let values = values.span
      for index in 0..<rows.count where validity.isValid(rows.lowerBound &+ index) {
        cursors[index] &+= decimalLength(Int64(values[rows.lowerBound &+ index]))
      }
    case .int64(let values, let validity):
      let values = values.span
      for index in 0..<rows.count where validity.isValid(rows.lowerBound &+ index) {
        cursors[index] &+= decimalLength(values[rows.lowerBound &+ index])
      }
    }
  }

  /// Writes each row's field to where its cursor stands, and moves the cursor behind it.
  func write(
    _ rows: Range<Int>, to block: inout MutableSpan<UInt8>, at cursors: inout MutableSpan<Int>
  ) {
    switch self {
    case .empty: break
    case .text(let bytes, let ends):
      copyFields(bytes.span, ends: ends.span, rows: rows, to: &block, at: &cursors)
    case .runs(let bytes, let ends, let runEnds):
      var runs = RunRows(rows, runEnds)
      while let (run, indices) = runs.next(runEnds.span) {
        let field = bytes.span.extracting(fieldRange(run, ends))
        copyField(field, indices: indices, to: &block, at: &cursors)
      }
    case .int32(let values, let validity):
      let values = values.span
      for index in 0..<rows.count where validity.isValid(rows.lowerBound &+ index) {
        let value = Int64(values[rows.lowerBound &+ index])
        cursors[index] = writeDecimal(value, to: &block, at: cursors[index])
      }
    case .int64(let values, let validity):
      let values = values.span
      for index in 0..<rows.count where validity.isValid(rows.lowerBound &+ index) {
        let value = values[rows.lowerBound &+ index]
        cursors[index] = writeDecimal(value, to: &block, at: cursors[index])
      }
    }
  }
}

/// Where field `index` stands in the bytes of its column.
private func fieldRange(_ index: Int, _ ends: [Int32]) -> Range<Int> {
  (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
}

/// The runs that have some of certain rows.
private struct RunRows {
  private let rows: Range<Int>
  private var row: Int
  private var run: Int

  init(_ rows: Range<Int>, _ runEnds: [Int32]) {
    self.rows = rows
    row = rows.lowerBound
    var low = 0
    var high = runEnds.count
    while low < high {
      let middle = (low + high) / 2
      if Int(runEnds[middle]) <= rows.lowerBound { low = middle + 1 } else { high = middle }
    }
    run = low
  }

  /// The next run, and its rows counted from the first of the rows.
  mutating func next(_ runEnds: Span<Int32>) -> (run: Int, indices: Range<Int>)? {
    guard row < rows.upperBound else { return nil }
    let end = min(Int(runEnds[run]), rows.upperBound)
    defer {
      row = end
      run += 1
    }
    return (run, (row - rows.lowerBound)..<(end - rows.lowerBound))
  }
}
