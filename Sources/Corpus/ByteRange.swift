/// A half-open range of UTF-8 bytes of a document's cleaned text: `start` is in, `end` is not.
public struct ByteRange: Sendable, Equatable, Hashable {
  public var start: Int32
  public var end: Int32

  /// - Precondition: `0 <= start <= end`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a byte range from \(start) to \(end)")
    self.start = Int32(start)
    self.end = Int32(end)
  }

  @inlinable
  public init(_ range: Range<Int>) {
    self.init(range.lowerBound, range.upperBound)
  }

  /// Length in bytes.
  @inlinable public var count: Int { Int(end - start) }
  @inlinable public var isEmpty: Bool { start == end }
  /// The same range as indices into the bytes of the text.
  @inlinable public var indices: Range<Int> { Int(start)..<Int(end) }

  @inlinable public func overlaps(_ other: ByteRange) -> Bool {
    start < other.end && other.start < end
  }
}
