/// A width in which the numbers of a column are held while it is read: `Int32` where its type
/// allows, which halves the memory that goes to and fro, else `Int64`.
package protocol StoredNumber: FixedWidthInteger, SignedInteger, BitwiseCopyable, Sendable {
  /// Elements of `width` bytes, extended with zeros.
  ///
  /// - Precondition: `width` is 1, 2, 4 or 8 and at most that of this type; the bytes are whole
  ///   elements.
  static func elements(_ bytes: Span<UInt8>, width: Int) -> [Self]
  /// What `planeBytes` made, extended with zeros.
  ///
  /// - Precondition: `width` is at most that of this type; every plane has as many bytes.
  static func planes(_ bytes: Span<UInt8>, width: Int) -> [Self]
  /// The numbers of whole blocks that `packTransposed` made.
  ///
  /// - Precondition: `bits` is from 1 to the bits of this type; the bytes are whole blocks.
  static func packed(_ bytes: Span<UInt8>, bits: Int) -> [Self]
  /// The numbers of so many symbols, and of the low bits that follow them (`PageCut`).
  ///
  /// - Returns: `nil` unless the bytes are exactly those, with zeros after the last low bits.
  static func pages(_ bytes: Span<UInt8>, count: Int, _ cut: PageCut) -> [Self]?
  /// Adds `base` to numbers that so far stand without sign in the low `bits` bits.
  ///
  /// - Returns: Whether every sum is of this type. In 64 bits all are: what goes beyond them is
  ///   left out.
  static func add(_ base: Int64, to numbers: inout [Self], bits: Int) -> Bool
  /// The same numbers in this width, or nil where one of them does not fit.
  static func cast(_ numbers: [Int32]) -> [Self]
  static func cast(_ numbers: [Int64]) -> [Self]?
  /// Each value in all rows of its run.
  ///
  /// - Precondition: As many values as runs; `runEnds` ascend from more than 0 on.
  static func repeated(_ values: Span<Self>, runEnds: Span<Int32>) -> [Self]
  /// For each row, how many rows of its run are before it.
  ///
  /// - Precondition: `runEnds` ascend from more than 0 on.
  static func counts(runEnds: Span<Int32>) -> [Self]
  /// What stands in `entries` at each of the places.
  ///
  /// - Precondition: Every place is one of `entries`.
  static func gathered(_ entries: Span<Self>, _ places: Span<Int32>) -> [Self]
  /// The numbers in the rows whose flag is set, 0 in the others.
  ///
  /// - Precondition: As many numbers as flags that are set.
  static func spread(_ numbers: Span<Self>, _ flags: Span<Bool>) -> [Self]
}

extension Int32: StoredNumber {
  package static func elements(_ bytes: Span<UInt8>, width: Int) -> [Int32] {
    switch width {
    case 1: widened(bytes, from: UInt8.self, to: Int32.self)
    case 2: widened(bytes, from: UInt16.self, to: Int32.self)
    case 4: widened(bytes, from: UInt32.self, to: Int32.self)
    default: preconditionFailure("elements of \(width) bytes")
    }
  }

  package static func planes(_ bytes: Span<UInt8>, width: Int) -> [Int32] {
    joined(bytes, width: width)
  }

  package static func packed(_ bytes: Span<UInt8>, bits: Int) -> [Int32] {
    unpackTransposed(bytes, bits: bits)
  }

  package static func pages(_ bytes: Span<UInt8>, count: Int, _ cut: PageCut) -> [Int32]? {
    cut.joined(bytes, count: count)
  }

  package static func add(_ base: Int64, to numbers: inout [Int32], bits: Int) -> Bool {
    let (highest, overflow) = base.addingReportingOverflow((1 << Int64(bits)) - 1)
    if !overflow, base >= Int64(Int32.min), highest <= Int64(Int32.max) {
      let base = Int32(base)
      if base != 0 {
        for index in numbers.indices { numbers[index] &+= base }
      }
      return true
    }
    var fitting = Fitting()
    for index in numbers.indices {
      numbers[index] = fitting.cut(base &+ Int64(UInt32(bitPattern: numbers[index])))
    }
    return !fitting.isBeyond
  }

  package static func cast(_ numbers: [Int32]) -> [Int32] { numbers }

  package static func cast(_ numbers: [Int64]) -> [Int32]? {
    if bitsBeyond(numbers.span, lowest: Int64(Int32.min), bits: 32) { return nil }
    return numbers.map { Int32(truncatingIfNeeded: $0) }
  }
}

extension Int64: StoredNumber {
  package static func elements(_ bytes: Span<UInt8>, width: Int) -> [Int64] {
    switch width {
    case 1: widened(bytes, from: UInt8.self, to: Int64.self)
    case 2: widened(bytes, from: UInt16.self, to: Int64.self)
    case 4: widened(bytes, from: UInt32.self, to: Int64.self)
    case 8: widened(bytes, from: UInt64.self, to: Int64.self)
    default: preconditionFailure("elements of \(width) bytes")
    }
  }

  package static func planes(_ bytes: Span<UInt8>, width: Int) -> [Int64] {
    joined(bytes, width: width)
  }

  package static func packed(_ bytes: Span<UInt8>, bits: Int) -> [Int64] {
    unpackTransposed(bytes, bits: bits)
  }

  package static func pages(_ bytes: Span<UInt8>, count: Int, _ cut: PageCut) -> [Int64]? {
    cut.joined(bytes, count: count)
  }

  package static func add(_ base: Int64, to numbers: inout [Int64], bits: Int) -> Bool {
    if base != 0 {
      for index in numbers.indices { numbers[index] &+= base }
    }
    return true
  }

  package static func cast(_ numbers: [Int32]) -> [Int64] { numbers.map { Int64($0) } }

  package static func cast(_ numbers: [Int64]) -> [Int64]? { numbers }
}

/// Cuts sums to the width of a type, and remembers whether one did not fit.
@frozen public struct Fitting: Sendable {
  @usableFromInline var beyond: UInt64 = 0

  @inlinable public init() {}

  @inlinable public var isBeyond: Bool { beyond != 0 }

  /// In 64 bits every sum fits.
  @inlinable @inline(__always)
  public mutating func cut<Number: FixedWidthInteger>(_ sum: Int64) -> Number {
    if Number.bitWidth == 32 { beyond |= UInt64(bitPattern: sum &+ 0x8000_0000) &>> 32 }
    return Number(truncatingIfNeeded: sum)
  }
}
