import Kernels

/// Numbers that follow from strings: chains over their lengths, and what they are mapped to.
extension GroupPlan {
  // CHAIN

  mutating func chains(_ column: Int, _ image: NumberImage) -> [Forecast] {
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

  mutating func maps(_ column: Int, _ image: NumberImage) -> [Forecast] {
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
