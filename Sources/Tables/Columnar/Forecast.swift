import Kernels

/// Numbers of a column as they can be foretold from other columns, and what corrects them.
struct Forecast {
  var encoding: any ColumnEncoding
  var column: Int?
  var secondColumn: Int?
  var parameter: Int64 = 0
  /// Numbers that stand before the correction, and what they are.
  var lead: (values: [Int64], role: BufferRole)?
  var correction: Correction
  var runEnds: [Int32]?

  /// About how many bytes it takes.
  var size: Int {
    guard let lead else { return correction.size }
    let own = ColumnarLimits.bufferRecordSize
    if lead.role == .lengths { return correction.size + lead.values.count * 5 / 6 + own }
    // Targets, of which most are alike.
    let nonzero = lead.values.count { $0 != 0 }
    let width = elementWidth(bits: bitWidth(UInt64(bitPattern: lead.values.max() ?? 0)))
    return correction.size + lead.values.count / 12 + nonzero * min(width, 3) / 2 + own
  }

  func encoded(level: Int) -> EncodedColumn {
    var buffers: [EncodedBuffer] = []
    if let lead { buffers.append(.based(lead.values, as: lead.role, level: level)) }
    return EncodedColumn(
      column: column, secondColumn: secondColumn, parameter: parameter,
      buffers: buffers + correction.buffers(level: level))
  }
}

/// Numbers.
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

  private func chosen(_ forecast: Forecast) -> Settled {
    Settled(
      encoding: forecast.encoding, encoded: forecast.encoded(level: level),
      depth: 1 + max(depth(forecast.column), depth(forecast.secondColumn)),
      runEnds: forecast.runEnds)
  }

  /// Settled columns that are stored in runs.
  private var runColumns: [Int] {
    settled.keys.filter { settled[$0]?.runEnds != nil && canRefer($0) }.sorted()
  }

  /// Columns of strings that differ in length, and may do so from row to row.
  private var measuredTexts: [Int] {
    table.columns.indices.filter { column in
      table.isText(column) && canRefer(column) && settled[column]?.runEnds == nil
        && table.text(column)?.count ?? 0 > 0
    }
  }

  private func canRefer(_ column: Int) -> Bool {
    isSettled(column) && depth(column) < ColumnarLimits.referenceDepth
  }

  // RAMP

  private mutating func ramps(_ column: Int, _ image: NumberImage) -> [Forecast] {
    guard image.minimum >= 0, image.maximum < table.rows, climbs(image.values) else { return [] }
    var forecasts: [Forecast] = []
    let all = table.columns[column].nullCount == 0
    for other in runColumns {
      guard let ends = settled[other]?.runEnds else { continue }
      let counts = RampEncoding.rowCounts(ends, rows: table.rows)
      forecasts.append(
        Forecast(
          encoding: RampEncoding(), column: other, parameter: RampEncoding.rows,
          correction: correction(of: column, image, counts)))
      guard all, image.runCount * 3 < table.rows * 2 else { continue }
      let own = TableImage.runEnds(image.values, within: ends)
      let runs = RampEncoding.runCounts(own, ends, rows: table.rows)
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

  private mutating func affine(
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
  private func sample(of column: Int) -> [Int] {
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

  /// The number that most of them are, or else one of them.
  private static func usual(_ numbers: [Int64]) -> Int64 {
    var winner: Int64 = 0
    var lead = 0
    for number in numbers {
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

  // CHAIN

  private mutating func chains(_ column: Int, _ image: NumberImage) -> [Forecast] {
    guard image.width >= 4, let parent = runColumns.first(where: { table.isText($0) }),
      let restarts = settled[parent]?.runEnds
    else { return [] }
    var best: (score: Int, text: Int?) = (Int.max, nil)
    let rows = sample(of: column).dropFirst()
    for text in [nil] + measuredTexts {
      let lengths = text.map { table.lengths($0) } ?? []
      let score = rows.reduce(0) { sum, row in
        let gap =
          image.values[row] &- image.values[row - 1] &- (lengths.isEmpty ? 0 : lengths[row - 1])
        return sum + bitWidth(UInt64(bitPattern: (gap << 1) ^ (gap >> 63)))
      }
      if score < best.score { best = (score, text) }
    }
    var gaps = gaps(image.values, best.text.map { table.lengths($0) } ?? [], restarts)
    var forecasts: [Forecast] = []
    if let text = best.text, places[text] != nil, table.columns[text].nullCount == 0,
      let mapped = chain(gaps, text, parent)
    {
      forecasts.append(mapped)
    }
    let usual = GroupPlan.usual(gaps)
    for row in gaps.indices { gaps[row] &-= usual }
    forecasts.append(
      Forecast(
        encoding: ChainEncoding(), column: best.text, secondColumn: parent, parameter: usual,
        correction: Correction(gaps)))
    return forecasts
  }

  /// What each value has more than the end of the string before it.
  private func gaps(_ values: [Int64], _ lengths: [Int64], _ restarts: [Int32]) -> [Int64] {
    var gaps = values
    var row = 0
    for restart in restarts {
      var end: Int64 = 0
      while row < restart {
        gaps[row] = values[row] &- end
        end = values[row] &+ (lengths.isEmpty ? 0 : lengths[row])
        row &+= 1
      }
    }
    return gaps
  }

  private mutating func chain(_ gaps: [Int64], _ text: Int, _ parent: Int) -> Forecast? {
    let codes = table.codes(text)
    guard let votes = votes(codes, gaps, text) else { return nil }
    var differences = gaps
    for row in gaps.indices { differences[row] &-= votes.winners[Int(codes[row])] }
    return Forecast(
      encoding: ChainEncoding(), column: text, secondColumn: parent,
      lead: (targets(votes, text), .targets), correction: Correction(differences))
  }

  private func votes(_ codes: [UInt32], _ values: [Int64], _ text: Int) -> Votes? {
    guard let image = table.text(text), Votes.arePromising(codes, values) else { return nil }
    let entries = image.distinct.firsts.count + (table.columns[text].nullCount > 0 ? 1 : 0)
    return Votes(codes, values, count: entries)
  }

  /// What each entry of a column's pool stands for; 0 for those that it does not use.
  private func targets(_ votes: Votes, _ text: Int) -> [Int64] {
    let places = places[text] ?? []
    let entries = poolOfColumn[text].map { pools[$0].entries } ?? 0
    var targets = [Int64](
      repeating: 0, count: entries + (table.columns[text].nullCount > 0 ? 1 : 0))
    for (number, winner) in votes.winners.enumerated() {
      targets[number < places.count ? Int(places[number]) : entries] = winner
    }
    return targets
  }

  // MAP

  private mutating func maps(_ column: Int, _ image: NumberImage) -> [Forecast] {
    var forecasts: [Forecast] = []
    for text in table.columns.indices where table.isText(text) && canRefer(text) {
      guard places[text] != nil, settled[text]?.runEnds == nil else { continue }
      let codes = dense(table.codes(text), for: column)
      guard let votes = votes(codes, image.values, text) else { continue }
      var corrections = [Int64](repeating: 0, count: image.values.count)
      for index in votes.losers {
        corrections[index] = image.values[index] &- votes.winners[Int(codes[index])]
      }
      forecasts.append(
        Forecast(
          encoding: MapEncoding(), column: text, lead: (targets(votes, text), .targets),
          correction: Correction(corrections)))
    }
    return forecasts
  }
}
