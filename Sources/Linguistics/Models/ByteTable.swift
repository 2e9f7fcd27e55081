import Kernels

/// The weights of a finished model in one byte each: half as much memory to wait for.
package struct ByteTable: LabelScores, Sendable {
  private let store: ByteWeights

  package var width: Int { store.width }
  package var weights: [Int8] { store.weights }

  fileprivate init(store: ByteWeights) { self.store = store }

  /// - Precondition: `WeightTable.isSound(width:weights:)`, with at most 256 weights in a row.
  package init(width: Int, weights: [Int8]) {
    store = ByteWeights(width: width, weights.span)
  }

  /// Weights on a scale of their own.
  ///
  /// - Parameter meanSize: The mean size that those that are not zero get before they are rounded.
  ///   Around 1, a third of them and more becomes zero, which hardly changes decisions; hardly any is
  ///   greater than 127, to which those are cut.
  package init(width: Int, means: [Float], meanSize: Float) {
    self.init(width: width, weights: rounded(means, meanSize: meanSize))
  }

  @inline(__always)
  package func score(_ keys: Span<UInt32>, flip: UInt32, into sums: inout [Int32]) {
    var target = sums.mutableSpan
    store.setRowSums(keys: keys, flip: flip, in: &target)
  }

  @inline(__always)
  package func fetch(_ keys: Span<UInt32>, flip: UInt32) { store.fetch(keys: keys, flip: flip) }
}

extension ModelWriter {
  package mutating func append(_ table: ByteTable) {
    append(UInt32(table.width))
    append(UInt64(table.weights.count))
    append(bytes: table.weights.map { UInt8(bitPattern: $0) })
  }
}

extension ModelReader {
  /// - Parameter labels: How many labels the table must have room for.
  package mutating func byteWeights(labels: Int) throws(ModelError) -> ByteTable {
    let width = Int(try uint32())
    let count = try count(below: 1 << 31)
    guard width == WeightTable.width(labels: labels), width <= 256,
      WeightTable.isSound(width: width, weights: count)
    else { throw error("found \(count) weights in rows of \(width) for \(labels) labels") }
    return ByteTable(store: try withBytes(count) { ByteWeights(width: width, bytes: $0) })
  }
}
