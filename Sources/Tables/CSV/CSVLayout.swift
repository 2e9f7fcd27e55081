import Kernels

/// Laying out the fields of one column for some rows: `cursors` has one element for each of
/// these rows.
extension CSVColumn {
  /// Adds the length of each row's field.
  func addLengths(_ rows: Range<Int>, to cursors: inout [Int]) {
    switch self {
    case .empty: break
    case .text(_, let ends):
      var start = rows.lowerBound == 0 ? 0 : Int(ends[rows.lowerBound - 1])
      for (index, row) in rows.enumerated() {
        let end = Int(ends[row])
        cursors[index] += end - start
        start = end
      }
    case .runs(_, let ends, let runEnds):
      forEachRun(rows, runEnds) { run, indices in
        let range = fieldRange(run, ends)
        for index in indices { cursors[index] += range.count }
      }
    case .int32(let values, let validity):
      for (index, row) in rows.enumerated() where validity.isValid(row) {
        cursors[index] += decimalLength(Int64(values[row]))
      }
    case .int64(let values, let validity):
      for (index, row) in rows.enumerated() where validity.isValid(row) {
        cursors[index] += decimalLength(values[row])
      }
    }
  }

  /// Writes each row's field to where its cursor stands, and moves the cursor behind it.
  func write(_ rows: Range<Int>, to block: inout [UInt8], at cursors: inout [Int]) {
    switch self {
    case .empty: break
    case .text(let bytes, let ends):
      for (index, row) in rows.enumerated() {
        let range = fieldRange(row, ends)
        copyBytes(bytes.span, range, to: &block, at: cursors[index])
        cursors[index] += range.count
      }
    case .runs(let bytes, let ends, let runEnds):
      forEachRun(rows, runEnds) { run, indices in
        let range = fieldRange(run, ends)
        for index in indices {
          copyBytes(bytes.span, range, to: &block, at: cursors[index])
          cursors[index] += range.count
        }
      }
    case .int32(let values, let validity):
      for (index, row) in rows.enumerated() where validity.isValid(row) {
        cursors[index] = writeDecimal(Int64(values[row]), to: &block, at: cursors[index])
      }
    case .int64(let values, let validity):
      for (index, row) in rows.enumerated() where validity.isValid(row) {
        cursors[index] = writeDecimal(values[row], to: &block, at: cursors[index])
      }
    }
  }
}

/// Where field `index` stands in the bytes of its column.
private func fieldRange(_ index: Int, _ ends: [Int32]) -> Range<Int> {
  (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
}

/// Calls `body` with each run that has some of the rows, and with these rows counted from the
/// first of `rows`.
private func forEachRun(
  _ rows: Range<Int>, _ runEnds: [Int32], _ body: (_ run: Int, _ indices: Range<Int>) -> Void
) {
  var low = 0
  var high = runEnds.count
  while low < high {
    let middle = (low + high) / 2
    if Int(runEnds[middle]) <= rows.lowerBound { low = middle + 1 } else { high = middle }
  }
  var row = rows.lowerBound
  while row < rows.upperBound {
    let end = min(Int(runEnds[low]), rows.upperBound)
    body(low, (row - rows.lowerBound)..<(end - rows.lowerBound))
    row = end
    low += 1
  }
}
