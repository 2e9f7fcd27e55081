import Kernels

/// What rows of features say for each label.
///
/// Learned weights and those of a finished model score in the same way, so that one decoder
/// serves both.
package protocol LabelScores {
  /// How many sums there are: the number of labels, made up to 4 or to a multiple of 16.
  var width: Int { get }
  /// Sets the first `width` of `sums` to what the features say for each label.
  func score(_ features: FeatureKeys, into sums: inout [Int32])
}

/// The weights of a finished model: rows that the hash of a feature chooses, one byte for each
/// label.
///
/// There are no keys: features that share a row were trained sharing it.
package struct WeightTable: LabelScores, Sendable, Equatable {
  package let width: Int
  package let weights: [Int8]

  /// The width of rows for so many labels.
  package static func width(labels: Int) -> Int { labels <= 4 ? 4 : (labels + 15) / 16 * 16 }

  /// - Precondition: `width` is 4 or a multiple of 16, and the rows are a power of two.
  package init(width: Int, weights: [Int8]) {
    precondition(WeightTable.isSound(width: width, weights: weights.count), "a table's shape")
    self.width = width
    self.weights = weights
  }

  /// Whether so many weights are a power of two of rows.
  package static func isSound(width: Int, weights: Int) -> Bool {
    guard width == 4 || (width > 0 && width % 16 == 0) else { return false }
    let rows = weights / width
    return rows > 0 && rows & (rows - 1) == 0 && rows * width == weights
  }

  @inline(__always)
  package func score(_ features: FeatureKeys, into sums: inout [Int32]) {
    var target = sums.mutableSpan
    setRowSums(
      weights.span, width: width, keys: features.keys.span.extracting(0..<features.count),
      in: &target)
  }
}
