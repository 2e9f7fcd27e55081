/// A half-open range of UTF-8 bytes of a document's cleaned text: `start` is in, `end` is not.
package struct ByteRange: Sendable, Equatable, Hashable {
  package var start: Int32
  package var end: Int32

  /// - Precondition: `0 <= start <= end`.
  package init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a byte range from \(start) to \(end)")
    self.start = Int32(start)
    self.end = Int32(end)
  }

  package init(_ range: Range<Int>) {
    self.init(range.lowerBound, range.upperBound)
  }

  /// Length in bytes.
  package var count: Int { Int(end - start) }
  package var isEmpty: Bool { start == end }
  /// The same range as indices into the bytes of the text.
  package var indices: Range<Int> { Int(start)..<Int(end) }

  package func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
  package func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }
}
