import Kernels

/// Strings that follow from two rows that belong together: a word and its head.
///
/// They are looked for when all else is settled, since what names the partner is a number.
extension GroupPlan {
  /// A column whose numbers name another row of the same run.
  private struct Partners {
    let column: Int
    /// Counts the rows of each run.
    let counter: Int
    /// What makes a number of the one a number of the other.
    let parameter: Int64
  }

  /// Of more strings than these, codes say too little of a row to be worth an order.
  private static let mostCodes = 255
  private static let sampleRows = 1 << 13

  mutating func settlePartners() {
    guard level > 0, let partners = partners() else { return }
    let columns = table.columns.indices.filter { isGroupable($0) }
    guard !columns.isEmpty else { return }
    let distances = distances(partners)
    guard let tags = tags(for: columns, distances), let named = named(partners) else { return }
    let depth = 1 + max(depth(tags), named.depth)
    guard depth <= ColumnarLimits.referenceDepth else { return }
    let keys = PartnerKeys(codes: rowPlaces(tags, 0..<table.rows).span, distances: distances.span)
    var choices: [Int: Settled] = [:]
    for column in columns where column != tags {
      let encoded = EncodedColumn(
        column: tags, secondColumn: partners.column, parameter: partners.parameter,
        buffers: [.based(codes(column, in: keys), as: .codes, level: level)], usesPool: true)
      guard encoded.size < size(column) else { continue }
      choices[column] = Settled(encoding: GroupedEncoding(), encoded: encoded, depth: depth)
    }
    guard !choices.isEmpty else { return }
    choices[partners.column] = named
    let saved = choices.reduce(0) { $0 + size($1.key) - $1.value.encoded.size }
    guard saved > 0 else { return }
    for (column, choice) in choices { settle(column, choice) }
  }

  /// The numbers of partners, foretold from the counter: as encoded already, or anew.
  private mutating func named(_ partners: Partners) -> Settled? {
    let (column, counter) = (partners.column, partners.counter)
    if let found = settled[column], found.encoding is AffineEncoding,
      found.encoded.column == counter
    {
      return found
    }
    guard !isReferredTo(column), case .numbers(let image) = table.images[column] else { return nil }
    return chosen(affine(column, image, counter, nil))
  }

  private func size(_ column: Int) -> Int { settled[column]?.encoded.size ?? 0 }

  /// Whether any column is foretold from this one.
  private func isReferredTo(_ column: Int) -> Bool {
    settled.values.contains { $0.encoded.column == column || $0.encoded.secondColumn == column }
  }

  /// A column of few strings that others do not need, and that takes more than half a bit a row.
  private func isGroupable(_ column: Int) -> Bool {
    hasCodes(column) && !isReferredTo(column) && size(column) > table.rows / 16
  }

  /// Whether each row has the code of one of a few strings.
  private func hasCodes(_ column: Int) -> Bool {
    guard let image = table.text(column), places[column] != nil, let settled = settled[column]
    else { return false }
    return settled.encoding.usesPool && settled.runEnds == nil && !image.isRuns
      && !(settled.encoding is WordTextEncoding) && image.distinct.firsts.count <= Self.mostCodes
  }

  /// The column by which others become smallest, as some rows tell.
  private func tags(for columns: [Int], _ distances: [Int64]) -> Int? {
    let largest = columns.map { size($0) }.max() ?? 0
    let candidates = table.columns.indices.filter { column in
      hasCodes(column) && canRefer(column) && size(column) < largest
        && table.text(column)?.distinct.firsts.count ?? 0 >= 4
    }
    if candidates.count < 2 { return candidates.first }
    let count = min(table.rows, Self.sampleRows)
    let rows = (table.rows - count) / 2..<(table.rows + count) / 2
    let scores = candidates.map { tags in
      let (codes, near) = (rowPlaces(tags, rows), Array(distances[rows]))
      let keys = PartnerKeys(codes: codes.span, distances: near.span)
      return columns.reduce(0) { sum, column in
        let bytes = column == tags ? Int.max : sampled(column, rows, keys) * (table.rows / count)
        return sum + min(size(column), bytes)
      }
    }
    return zip(scores, candidates).min { $0.0 < $1.0 }?.1
  }

  /// Bytes that some rows of a column take in the order of their keys.
  private func sampled(_ column: Int, _ rows: Range<Int>, _ keys: PartnerKeys) -> Int {
    let (places, all) = (rowPlaces(column, rows), [Bool]())
    let codes = keys.ordered(places.span, valid: all.span).map { Int64($0) }
    return EncodedBuffer.based(codes, as: .codes, level: 1).bytes.count
  }

  private func partners() -> Partners? {
    for counter in table.columns.indices where settled[counter]?.encoding is RampEncoding {
      guard settled[counter]?.encoded.parameter == RampEncoding.rows, depth(counter) <= 2 else {
        continue
      }
      let counts = table.numbers(counter)
      for column in table.columns.indices where column != counter && !table.isText(column) {
        let rows = sample(of: column)
        guard table.columns[column].type == table.columns[counter].type, rows.count > 16 else {
          continue
        }
        let numbers = table.numbers(column)
        for parameter: Int64 in [0, -1, 1] {
          let found = rows.count { row in
            Self.isPartner(row, numbers[row] &+ parameter, counts)
          }
          if found * 4 > rows.count * 3 {
            return Partners(column: column, counter: counter, parameter: parameter)
          }
        }
      }
    }
    return nil
  }

  /// Whether the row of the same run that is number `number` there is another one.
  private static func isPartner(_ row: Int, _ number: Int64, _ counts: [Int64]) -> Bool {
    let distance = number &- counts[row]
    guard distance != 0, abs(distance) <= counts.count else { return false }
    let partner = row + Int(distance)
    return counts.indices.contains(partner) && counts[partner] == number
  }

  /// The places of a column's strings, in the order of keys.
  private func codes(_ column: Int, in keys: PartnerKeys) -> [Int64] {
    let valid = table.valid(column)
    let places = densePlaces(column, 0..<(valid.isEmpty ? table.rows : valid.count { $0 }))
    return keys.ordered(places.span, valid: valid.span).map { Int64($0) }
  }

  private func distances(_ partners: Partners) -> [Int64] {
    var distances = table.numbers(partners.column)
    let counts = table.numbers(partners.counter)
    for row in distances.indices {
      distances[row] = distances[row] &- counts[row] &+ partners.parameter
    }
    return distances
  }

  /// The place of each row's string in its pool; one beyond the pool for nulls.
  private func rowPlaces(_ column: Int, _ rows: Range<Int>) -> [Int32] {
    let entries = poolOfColumn[column].map { pools[$0].entries } ?? 0
    let valid = table.valid(column)
    if valid.isEmpty { return densePlaces(column, rows) }
    let all = densePlaces(column, 0..<valid.count { $0 })
    return Array(spread(all, valid, null: Int32(entries))[rows])
  }

  /// The places of some of the strings of rows that hold one.
  private func densePlaces(_ column: Int, _ rows: Range<Int>) -> [Int32] {
    guard let places = places[column], let image = table.text(column) else {
      preconditionFailure("a column without a pool")
    }
    let entries = places.map { Int32($0) }
    let numbers = image.distinct.numbers[rows].map { Int32(bitPattern: $0) }
    return Int32.gathered(entries.span, numbers.span)
  }
}
