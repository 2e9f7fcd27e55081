import Kernels

/// Numbers: alone, or counted, or as another column and a little more.
extension GroupPlan {
  mutating func settleNumbers(_ column: Int) {
    guard case .numbers(let image) = table.images[column] else { return }
    let alone = EncodingRegistry.smallest(for: table.images[column])
    let size = alone.size(of: table.images[column]) ?? 0
    let isFlag = image.width == 1
    guard size > 32, !image.values.isEmpty else { return settle(column, stored(column, alone)) }
    var forecasts: [Forecast] = []
    if !isFlag {
      forecasts += ramps(column, image)
      forecasts += affines(column, image)
      if table.columns[column].nullCount == 0 { forecasts += chains(column, image) }
    }
    forecasts += maps(column, image)
    forecasts.sort { $0.size < $1.size }
    guard let first = forecasts.first, first.size < size * (isShort ? 2 : 1) else {
      return settle(column, stored(column, alone))
    }
    var best = chosen(first)
    if isShort {
      for other in forecasts.dropFirst().prefix(2) {
        let next = chosen(other)
        if next.encoded.size < best.encoded.size { best = next }
      }
      let plain = stored(column, alone)
      if plain.encoded.size <= best.encoded.size { best = plain }
    }
    settle(column, best)
  }

  private var isShort: Bool { table.rows < GroupPlan.fewRows }

  func chosen(_ forecast: Forecast) -> Settled {
    Settled(
      encoding: forecast.encoding, encoded: forecast.encoded(level: level),
      depth: 1 + max(depth(forecast.column), depth(forecast.secondColumn)),
      runEnds: forecast.runEnds)
  }

  /// Settled columns that are stored in runs.
  var runColumns: [Int] {
    settled.keys.filter { settled[$0]?.runEnds != nil && canRefer($0) }.sorted()
  }

  /// Columns of strings that differ in length, and may do so from row to row.
  var measuredTexts: [Int] {
    table.columns.indices.filter { column in
      table.isText(column) && canRefer(column) && settled[column]?.runEnds == nil
        && table.text(column)?.count ?? 0 > 0
    }
  }

  func canRefer(_ column: Int) -> Bool {
    isSettled(column) && depth(column) < ColumnarLimits.referenceDepth
  }

  // RAMP

  private mutating func ramps(_ column: Int, _ image: NumberImage) -> [Forecast] {
    guard image.minimum >= 0, image.maximum < table.rows, climbs(image.values) else { return [] }
    var forecasts: [Forecast] = []
    let all = table.columns[column].nullCount == 0
    for other in runColumns {
      guard let ends = settled[other]?.runEnds else { continue }
      let counts = Int64.counts(runEnds: ends.span)
      forecasts.append(
        Forecast(
          encoding: RampEncoding(), column: other, parameter: RampEncoding.rows,
          correction: correction(of: column, image, counts)))
      guard all, image.runCount * 3 < table.rows * 2 else { continue }
      let own = TableImage.runEnds(image.values, within: ends)
      let runs: [Int64] = RampEncoding.runCounts(own, ends)
      let lengths = own.indices.map { Int64(own[$0] - ($0 == 0 ? 0 : own[$0 - 1])) }
      forecasts.append(
        Forecast(
          encoding: RampEncoding(), column: other, parameter: RampEncoding.ordinal,
          lead: (lengths, .lengths), correction: correction(of: column, image, runs),
          runEnds: own))
    }
    return forecasts
  }

  /// Whether most of some numbers are the one before, one more, or 0.
  private func climbs(_ values: [Int64]) -> Bool {
    let step = max(1, values.count / 509)
    let rows = stride(from: 1, to: values.count, by: step)
    let fitting = rows.count { values[$0] == 0 || 0...1 ~= values[$0] &- values[$0 - 1] }
    return fitting * 2 > values.count / step
  }

  /// What corrects what was foretold for each row.
  private func correction(of column: Int, _ image: NumberImage, _ foretold: [Int64]) -> Correction {
    var differences = dense(foretold, for: column)
    for index in differences.indices {
      differences[index] = image.values[index] &- differences[index]
    }
    return Correction(differences)
  }

  // AFFINE

  private mutating func affines(_ column: Int, _ image: NumberImage) -> [Forecast] {
    let texts: [Int?] = [nil] + measuredTexts
    let type = table.columns[column].type
    var scored: [(score: Int, other: Int, text: Int?)] = []
    let rows = sample(of: column)
    let values = table.numbers(column)
    for other in table.columns.indices
    where canRefer(other) && isLike(other, type) && !(settled[other]?.encoding is ConstantEncoding)
    {
      let numbers = table.numbers(other)
      for text in type == .float64 ? [nil] : texts {
        let lengths = text.map { table.lengths($0) } ?? []
        let differences = rows.map { row in
          values[row] &- numbers[row] &- (lengths.isEmpty ? 0 : lengths[row])
        }
        scored.append((GroupPlan.score(differences), other, text))
      }
    }
    scored.sort { $0.score < $1.score }
    return scored.prefix(isShort ? 3 : 1).map { affine(column, image, $0.other, $0.text) }
  }

  mutating func affine(
    _ column: Int, _ image: NumberImage, _ other: Int, _ text: Int?
  ) -> Forecast {
    var foretold = table.numbers(other)
    if let text {
      let lengths = table.lengths(text)
      for row in foretold.indices { foretold[row] &+= lengths[row] }
    }
    var differences = dense(foretold, for: column)
    for index in differences.indices {
      differences[index] = image.values[index] &- differences[index]
    }
    let usual = GroupPlan.usual(differences)
    for index in differences.indices { differences[index] &-= usual }
    return Forecast(
      encoding: AffineEncoding(), column: other, secondColumn: text, parameter: usual,
      correction: Correction(differences))
  }

  private func isLike(_ other: Int, _ type: ValueType) -> Bool {
    let found = table.columns[other].type
    return found == type || (found == .int32 && type == .int64)
      || (found == .int64 && type == .int32)
  }

  /// Some of the rows in which a column holds a value.
  func sample(of column: Int) -> [Int] {
    let valid = table.valid(column)
    let step = max(1, table.rows / 509)
    return stride(from: 0, to: table.rows, by: step).filter { valid.isEmpty || valid[$0] }
  }

  /// About how many bits it takes to tell how each number differs from the one before.
  private static func score(_ numbers: [Int64]) -> Int {
    var bits = 0
    var before = numbers.first ?? 0
    for number in numbers {
      let difference = number &- before
      bits += bitWidth(UInt64(bitPattern: (difference << 1) ^ (difference >> 63)))
      before = number
    }
    return bits
  }

  /// The number that most of them are, or else one of them; of many, some are asked.
  static func usual(_ numbers: [Int64]) -> Int64 {
    var winner: Int64 = 0
    var lead = 0
    for index in stride(from: 0, to: numbers.count, by: max(1, numbers.count >> 13)) {
      let number = numbers[index]
      if number == winner {
        lead += 1
      } else if lead == 0 {
        (winner, lead) = (number, 1)
      } else {
        lead -= 1
      }
    }
    return winner
  }
}
