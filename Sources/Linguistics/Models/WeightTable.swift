import Kernels

/// What rows of features say for each label.
///
/// Learned weights and those of a finished model score in the same way, so that one decoder
/// serves both.
package protocol LabelScores {
  /// Sets the first elements of `sums` to what the features say for each label: as many as there
  /// are labels, made up to 4, or to a multiple of 4 from 16 on.
  ///
  /// - Parameters:
  ///   - keys: Of the features; at most 256.
  ///   - flip: Changes every key, so that one table tells two kinds of decision apart.
  func score(_ keys: Span<UInt32>, flip: UInt32, into sums: inout [Int32])

  /// Asks for what `score` will need, and does not wait for it.
  func fetch(_ keys: Span<UInt32>, flip: UInt32)
}

extension LabelScores {
  /// Nothing, unless a table knows better.
  package func fetch(_ keys: Span<UInt32>, flip: UInt32) {}

  @inline(__always)
  package func fetch(_ features: borrowing FeatureKeys) {
    fetch(features.keys.span.extracting(0..<features.count), flip: 0)
  }
}

/// The weights of a finished model: rows that the hash of a feature chooses, two bytes for each
/// label.
///
/// There are no keys: features that share a row were trained sharing it.
package struct WeightTable: LabelScores, Sendable, Equatable {
  package let width: Int
  package let weights: [Int16]

  /// The width of rows for so many labels.
  package static func width(labels: Int) -> Int {
    labels <= 4 ? 4 : max(16, (labels + 3) / 4 * 4)
  }

  /// - Precondition: `width` is 4, or a multiple of 4 from 16 on, and the rows are a power of two.
  package init(width: Int, weights: [Int16]) {
    precondition(WeightTable.isSound(width: width, weights: weights.count), "a table's shape")
    self.width = width
    self.weights = weights
  }

  /// Whether so many weights are a power of two of rows.
  package static func isSound(width: Int, weights: Int) -> Bool {
    guard width == 4 || (width >= 16 && width % 4 == 0) else { return false }
    let rows = weights / width
    return rows > 0 && rows & (rows - 1) == 0 && rows * width == weights
  }

  @inline(__always)
  package func score(_ keys: Span<UInt32>, flip: UInt32, into sums: inout [Int32]) {
    var target = sums.mutableSpan
    setRowSums(weights.span, width: width, keys: keys, flip: flip, in: &target)
  }

  @inline(__always)
  package func fetch(_ keys: Span<UInt32>, flip: UInt32) {
    fetchRows(weights.span, width: width, keys: keys, flip: flip)
  }
}

extension LabelScores {
  @inline(__always)
  package func score(_ features: borrowing FeatureKeys, into sums: inout [Int32]) {
    score(features.keys.span.extracting(0..<features.count), flip: 0, into: &sums)
  }

  /// The label below `count` with the greatest sum; the first of equals.
  @inline(__always)
  package func best(_ features: borrowing FeatureKeys, of count: Int, sums: inout [Int32]) -> Int {
    best(features, 0..<features.count, of: count, flip: 0, sums: &sums)
  }

  /// The same by some of the features.
  ///
  /// - Parameters:
  ///   - places: Which of the features count.
  ///   - flip: As in `score`.
  @inline(__always)
  package func best(
    _ features: borrowing FeatureKeys, _ places: Range<Int>, of count: Int, flip: UInt32,
    sums: inout [Int32]
  ) -> Int {
    score(features.keys.span.extracting(places), flip: flip, into: &sums)
    let sums = sums.span
    var best = 0
    for label in 1..<max(1, count) where sums[label] > sums[best] { best = label }
    return best
  }
}
