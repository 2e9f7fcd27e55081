import Kernels

/// How the columns of a group are stored: which alone, and which by reference to others.
///
/// Strings are settled first, then numbers, each in the order of the table, and a column refers
/// to none but settled ones; then once more the strings that follow from numbers. What is estimated at few bytes is made and compared, in tables that
/// are not long; in long ones the estimate decides.
struct GroupPlan {
  /// How a column is stored.
  struct Settled {
    var encoding: any ColumnEncoding
    var encoded = EncodedColumn()
    /// References in a row, from this column on.
    var depth = 0
    /// Up to which row each run goes, if it is stored in runs that others may refer to.
    var runEnds: [Int32]?
  }

  var table: TableImage
  private(set) var settled: [Int: Settled] = [:]
  private(set) var pools: [EncodedPool] = []
  /// For each column that uses a pool: which.
  private(set) var poolOfColumn: [Int: Int] = [:]
  /// For each column that uses a pool: the place of each of its distinct strings.
  private(set) var places: [Int: [UInt32]] = [:]
  let level: Int
  private let storesWords: Bool

  /// Below so many rows, encodings are compared by what they make.
  static let fewRows = 1 << 11

  init(_ columns: [Column], level: Int, storesWords: Bool) {
    self.level = level
    self.storesWords = storesWords
    table = TableImage(columns)
    settleStrings()
    for column in columns.indices where !table.isText(column) { settleNumbers(column) }
    settlePartners()
  }

  func isSettled(_ column: Int) -> Bool { settled[column] != nil }

  /// References in a row from a column on; 0 for none.
  func depth(_ column: Int?) -> Int { column.flatMap { settled[$0]?.depth } ?? 0 }

  mutating func settle(_ column: Int, _ choice: Settled) { settled[column] = choice }

  // Strings

  private mutating func settleStrings() {
    let texts = table.columns.indices.filter { table.isText($0) }
    var alone: [Int: any ColumnEncoding] = [:]
    var mapped: [Int: Mapping] = [:]
    for column in texts {
      let encoding = EncodingRegistry.smallest(for: table.images[column])
      alone[column] = encoding
      for earlier in texts where earlier < column && alone[earlier]?.usesPool == true {
        guard mapped[earlier]?.from == nil || table.rows < Self.fewRows,
          let mapping = mapping(of: column, from: earlier, alone: encoding),
          mapping.size < mapped[column]?.size ?? Int.max, depth(of: earlier, mapped) < 3
        else { continue }
        mapped[column] = mapping
      }
      if mapped[column] != nil { alone[column] = MapEncoding() }
    }
    let users = texts.filter { alone[$0]?.usesPool == true }.compactMap { column in
      table.text(column).map { (column, $0) }
    }
    let plan = PoolPlan(users, derived: Set(mapped.keys), level: level)
    pools = plan.pools
    for (column, use) in plan.uses {
      (poolOfColumn[column], places[column]) = (use.pool, use.places)
    }
    for column in texts {
      if let mapping = mapped[column] {
        settled[column] = map(column, mapping)
      } else if let encoding = alone[column] {
        settled[column] = encoding is TextEncoding ? text(column) : stored(column, encoding)
      }
    }
  }

  private func depth(of column: Int, _ mapped: [Int: Mapping]) -> Int {
    guard let mapping = mapped[column] else { return 0 }
    return 1 + depth(of: mapping.from, mapped)
  }

  /// A column of strings that seldom repeat: as words, where that is smaller.
  ///
  /// Not wherever speed is asked for: words take twice as long to write, and longer to read.
  private mutating func text(_ column: Int) -> Settled {
    let plain = TextEncoding()
    guard storesWords, let image = table.text(column), let words = WordText(image, level: level)
    else { return stored(column, plain) }
    // Deflate leaves more of prose than this; but names of files are no prose.
    if words.size > image.byteCount / 8 * 3 || image.byteCount < image.count * 64 {
      let whole = stored(column, plain)
      if whole.encoded.size <= words.size { return whole }
    }
    poolOfColumn[column] = pools.count
    pools.append(words.pool)
    return Settled(encoding: WordTextEncoding(), encoded: words.encoded)
  }

  /// A column that is stored without others.
  func stored(_ column: Int, _ encoding: any ColumnEncoding) -> Settled {
    var table = table
    let encoded = encoding.encode(
      table.images[column], places: places[column] ?? [], level: level)
    var choice = Settled(encoding: encoding, encoded: encoded)
    let hasRuns = encoding is RunsEncoding || encoding is ConstantEncoding
    if hasRuns, table.columns[column].nullCount == 0 { choice.runEnds = table.runEnds(column) }
    return choice
  }

  /// A column of strings that is a function of another, but for some rows.
  private struct Mapping {
    let from: Int
    let votes: Votes
    /// About how many bytes it takes beside the pools.
    let size: Int
  }

  /// - Returns: `nil` where it is larger than what the column is otherwise.
  private mutating func mapping(
    of column: Int, from earlier: Int, alone: any ColumnEncoding
  ) -> Mapping? {
    guard let image = table.text(column), let source = table.text(earlier), image.count > 0,
      !image.isRuns, source.count > 0, !(alone is ConstantEncoding)
    else { return nil }
    let entries = source.distinct.firsts.count + (table.columns[earlier].nullCount > 0 ? 1 : 0)
    guard entries * 2 < image.count || table.rows < Self.fewRows else { return nil }
    let codes = dense(table.codes(earlier), for: column)
    let numbers = image.distinct.numbers.map { Int64($0) }
    guard Votes.arePromising(codes, numbers) else { return nil }
    let votes = Votes(codes, numbers, count: entries)
    let bits = bitWidth(UInt64(image.distinct.firsts.count))
    let pool = image.distinctByteCount / 2 + image.distinct.firsts.count
    // Most targets are like one another; corrections cost their place and their code.
    let size = entries * bits / 16 + votes.losers.count * (10 + bits) / 8
    guard let other = alone.size(of: table.images[column]) else { return nil }
    return size + pool < other ? Mapping(from: earlier, votes: votes, size: size) : nil
  }

  private func map(_ column: Int, _ mapping: Mapping) -> Settled {
    guard let places = places[column], let from = places.isEmpty ? nil : self.places[mapping.from],
      let image = table.text(column)
    else { preconditionFailure("a mapping without pools") }
    let isShared = poolOfColumn[column] == poolOfColumn[mapping.from]
    let pool = pools[poolOfColumn[mapping.from] ?? 0].entries
    let isNullable = table.columns[mapping.from].nullCount > 0
    var targets = (0..<(pool + (isNullable ? 1 : 0))).map { entry in
      isShared && entry < pool ? Int64(entry) : isShared ? Int64(pool - 1) : 0
    }
    for (number, winner) in mapping.votes.winners.enumerated() {
      let entry = number < from.count ? Int(from[number]) : pool
      targets[entry] = Int64(places[Int(winner)])
    }
    if isShared { for entry in targets.indices { targets[entry] -= Int64(entry) } }
    var encoded = EncodedColumn(
      column: mapping.from, parameter: isShared ? MapEncoding.relative : MapEncoding.absolute,
      buffers: [.based(targets, as: .targets, level: level)], usesPool: true)
    let losers = mapping.votes.losers
    if !losers.isEmpty {
      let codes = losers.map { Int64(places[Int(image.distinct.numbers[$0])]) }
      encoded.buffers += [
        .positions(losers, level: level), .based(codes, as: .codes, level: level),
      ]
    }
    return Settled(encoding: MapEncoding(), encoded: encoded, depth: 1 + depth(mapping.from))
  }

  /// One for each row in which a column holds a value.
  func dense<Value>(_ rows: [Value], for column: Int) -> [Value] {
    let valid = table.valid(column)
    if valid.isEmpty { return rows }
    return rows.indices.filter { valid[$0] }.map { rows[$0] }
  }
}
