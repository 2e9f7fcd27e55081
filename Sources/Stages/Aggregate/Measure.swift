import Kernels
import Tables

/// What is computed over the rows of a group.
///
/// Nulls count in `count` only.
struct Measure: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case count, distinct, sum, min, max, mean

    /// The type of the result over values of a type; nil where there is none.
    func type(of type: ValueType) -> ValueType? {
      switch self {
      case .count, .distinct: .int64
      case .min, .max: type
      case .sum: type == .float64 ? .float64 : type == .int32 || type == .int64 ? .int64 : nil
      case .mean: type == .float64 || type == .int32 || type == .int64 ? .float64 : nil
      }
    }
  }

  let kind: Kind
  let source: GroupConfiguration.Source?
}

/// A measure over the rows seen so far; those of two stretches of a corpus can be added.
struct Accumulator: Sendable {
  private(set) var count: Int64 = 0
  private var whole: Int64 = 0
  private var sum = 0.0
  /// Smallest or largest cell as a sortable key.
  private var extreme: [UInt8] = []
  /// Hashes of the distinct cells.
  private var distinct: Set<UInt64> = []
  /// The hash that was put in last.
  private var last: UInt64 = 0

  /// - Parameters:
  ///   - key: The cell as a sortable key; not null.
  ///   - number: Its value where it is a number.
  mutating func add(_ kind: Measure.Kind, key: [UInt8], number: Double, whole: Int64) {
    count += 1
    switch kind {
    case .count: break
    case .distinct:
      let hash = xxHash64(key.span)
      // Rows of one document stand together.
      if hash != last || distinct.isEmpty { distinct.insert(hash) }
      last = hash
    case .sum, .mean:
      sum += number
      self.whole &+= whole
    case .min: if extreme.isEmpty || key.lexicographicallyPrecedes(extreme) { extreme = key }
    case .max: if extreme.isEmpty || extreme.lexicographicallyPrecedes(key) { extreme = key }
    }
  }

  init() {}

  init(from reader: inout RecordReader) throws(RecordReader.Damaged) {
    count = Int64(try reader.integer())
    whole = Int64(try reader.integer())
    sum = Double(bitPattern: try reader.word())
    extreme = try reader.byteArray()
    for _ in 0..<(try reader.count()) { distinct.insert(try reader.word()) }
  }

  /// Hashes in their order, so that equal accumulators give equal bytes.
  func append(to writer: inout RecordWriter) {
    writer.append(Int(count))
    writer.append(Int(whole))
    writer.append(sum.bitPattern)
    writer.append(extreme)
    writer.append(distinct.count)
    for hash in distinct.sorted() { writer.append(hash) }
  }

  mutating func countRow() { count += 1 }

  mutating func merge(_ other: Accumulator, _ kind: Measure.Kind) {
    count += other.count
    whole &+= other.whole
    sum += other.sum
    distinct.formUnion(other.distinct)
    guard !other.extreme.isEmpty else { return }
    let isBetter =
      kind == .min
      ? other.extreme.lexicographicallyPrecedes(extreme)
      : extreme.lexicographicallyPrecedes(other.extreme)
    if extreme.isEmpty || isBetter { extreme = other.extreme }
  }

  func result(_ measure: Measure) -> KeyCell {
    switch measure.kind {
    case .count: return .integer(count)
    case .distinct: return .integer(Int64(distinct.count))
    case .sum: return measure.source?.type == .float64 ? .float64(sum) : .integer(whole)
    case .mean: return count == 0 ? .null : .float64(sum / Double(count))
    case .min, .max:
      guard let type = measure.source?.type, !extreme.isEmpty else { return .null }
      var key = extreme[...]
      return SortableKey.next(&key, as: type)
    }
  }
}
