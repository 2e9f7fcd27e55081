import Kernels

/// Weights while an averaged perceptron learns them.
///
/// The average over all steps is the last weight less the sum of (step × change) over the number
/// of steps: no weight is touched unless it changes. Source: Hal Daumé III, "Practical structured
/// learning techniques for natural language processing", 2006, figure 2.3.
package struct PerceptronTable: LabelScores, Sendable {
  package let width: Int
  private var weights: [Int32]
  /// Step × change, summed.
  private var changes: [Int64]
  private var step: Int64 = 1
  /// What an update by 1 changes.
  private var unit: Int32 = 1
  private static let fineness: Int32 = 16
  private let mask: Int

  /// - Parameters:
  ///   - rowBits: The table has 2^rowBits rows.
  ///   - labels: How many labels there are.
  package init(rowBits: Int, labels: Int) {
    precondition((0...26).contains(rowBits), "2^\(rowBits) rows")
    width = WeightTable.width(labels: labels)
    weights = Array(repeating: 0, count: width << rowBits)
    changes = Array(repeating: 0, count: width << rowBits)
    mask = 1 << rowBits - 1
  }

  package func score(_ keys: Span<UInt32>, flip: UInt32, into sums: inout [Int32]) {
    var target = sums.mutableSpan
    setRowSums(weights.span, width: width, keys: keys, flip: flip, in: &target)
  }

  /// Counts one decision; to be called for each, right or wrong.
  package mutating func advance() { step += 1 }

  /// Makes one label likelier (or less likely, by a negative number) where these features are.
  package mutating func update(_ features: FeatureKeys, label: Int, by amount: Int32) {
    update(features, 0..<features.count, flip: 0, label: label, by: amount)
  }

  /// The same for some of the features, as in `LabelScores.best`.
  package mutating func update(
    _ features: FeatureKeys, _ places: Range<Int>, flip: UInt32, label: Int, by amount: Int32
  ) {
    precondition(label >= 0 && label < width, "label \(label)")
    let amount = amount &* unit
    let keys = features.keys.span.extracting(places)
    for index in keys.indices {
      let place = (Int(keys[index] ^ flip) & mask) * width + label
      weights[place] &+= amount
      changes[place] &+= step &* Int64(amount)
    }
  }

  /// Goes on from the mean weights, with finer steps, and forgets how they came about.
  package mutating func restart() {
    let means = means
    for index in means.indices {
      weights[index] = Int32(
        (means[index] * Float(Self.fineness)).rounded(.toNearestOrAwayFromZero))
      changes[index] = 0
    }
    unit = Self.fineness
    step = 1
  }

  /// The mean weights of all steps so far.
  package var means: [Float] {
    let count = Double(step)
    var means = [Float](repeating: 0, count: weights.count)
    for index in weights.indices where weights[index] != 0 || changes[index] != 0 {
      means[index] = Float(Double(weights[index]) - Double(changes[index]) / count)
    }
    return means
  }

  /// The mean weights of all steps so far, made small.
  package func finished() -> WeightTable { WeightTable(width: width, means: means) }
}

extension WeightTable {
  /// Weights in two bytes each, on a scale of their own.
  ///
  /// - Parameter meanSize: The mean size that those that are not zero get before they are rounded.
  package init(width: Int, means: [Float], meanSize: Float = 4) {
    self.init(width: width, weights: rounded(means, meanSize: meanSize))
  }
}
