/// What is known of a column of a group without reading it: enough to pass over the group.
package struct ColumnStatistics: Sendable, Equatable {
  /// Sixteen bytes that hold a value, or for strings the beginning of one.
  ///
  /// Whole numbers, days and flags as 64 bits with a sign; `float64` as it is; the rest zero.
  package struct Bound: Sendable, Equatable {
    package var low: UInt64 = 0
    package var high: UInt64 = 0

    package var integer: Int64 { Int64(bitPattern: low) }
    package var double: Double { Double(bitPattern: low) }
    /// The first bytes of a string; at most 16, without zeros at the end.
    package var prefix: [UInt8] {
      var bytes: [UInt8] = []
      bytes.appendField(low)
      bytes.appendField(high)
      while bytes.last == 0 { bytes.removeLast() }
      return bytes
    }
  }

  package var nullCount = 0
  /// How many values differ, if known.
  package var distinctCount: Int?
  /// Whether `minimum` and `maximum` say anything.
  ///
  /// Not where all is null, nor where a number is
  /// not a number.
  package var hasRange = false
  /// Whether a bound is a value itself, and not only its beginning.
  package var isMinimumExact = false
  package var isMaximumExact = false
  package var minimum = Bound()
  package var maximum = Bound()

  var flags: UInt16 {
    (hasRange ? 1 : 0) | (isMinimumExact ? 2 : 0) | (isMaximumExact ? 4 : 0)
  }
  static let unknownDistinct = UInt32.max
}

/// ```
///  0  flags      2   1: bounds are given, 2: the minimum is exact, 4: the maximum is exact
///  2  zero       2
///  4  nulls      4
///  8  distinct   4   FF FF FF FF where unknown
/// 12  zero       4
/// 16  minimum   16
/// 32  maximum   16
/// ```
extension ColumnStatistics {
  func append(to bytes: inout [UInt8]) {
    bytes.appendField(flags)
    bytes.appendZeros(2)
    bytes.appendField(UInt32(nullCount))
    bytes.appendField(distinctCount.map { UInt32($0) } ?? ColumnStatistics.unknownDistinct)
    bytes.appendZeros(4)
    appendBounds(to: &bytes)
  }

  func appendBounds(to bytes: inout [UInt8]) {
    for bound in [minimum, maximum] {
      bytes.appendField(bound.low)
      bytes.appendField(bound.high)
    }
  }

  /// - Precondition: The record lies inside the file.
  init(_ file: FileBytes, at offset: Int) throws(FormatError) {
    try file.requireZeros((offset + 2)..<(offset + 4))
    try file.requireZeros((offset + 12)..<(offset + 16))
    try self.init(
      file, flagsAt: offset, nullsAt: offset + 4, distinctAt: offset + 8, boundsAt: offset + 16)
  }

  /// Reads the fields from where they stand; column records have them in other places.
  init(
    _ file: FileBytes, flagsAt: Int, nullsAt: Int, distinctAt: Int, boundsAt: Int
  ) throws(FormatError) {
    let flags = file.field(UInt16.self, at: flagsAt)
    try file.require(flags <= 7, at: flagsAt, "flags \(flags), this reader knows 1, 2 and 4")
    hasRange = flags & 1 != 0
    isMinimumExact = flags & 2 != 0
    isMaximumExact = flags & 4 != 0
    nullCount = Int(file.field(UInt32.self, at: nullsAt))
    let distinct = file.field(UInt32.self, at: distinctAt)
    distinctCount = distinct == ColumnStatistics.unknownDistinct ? nil : Int(distinct)
    minimum = Bound(low: file.field(at: boundsAt), high: file.field(at: boundsAt + 8))
    maximum = Bound(low: file.field(at: boundsAt + 16), high: file.field(at: boundsAt + 24))
    if !hasRange {
      try file.require(flags == 0, at: flagsAt, "flags \(flags) of bounds that are not given")
      try file.requireZeros(boundsAt..<(boundsAt + 32))
    }
  }
}
