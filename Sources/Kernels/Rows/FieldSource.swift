/// One column of `DelimitedRows` while rows are written, and what stands behind each of its fields.
@safe
struct FieldSource {
  enum Kind: UInt8 {
    case none, text, runs, int32, int64
  }

  private(set) var kind = Kind.none
  private var strings = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var ends = unsafe UnsafeBufferPointer<Int32>(start: nil, count: 0)
  private var runEnds = unsafe UnsafeBufferPointer<Int32>(start: nil, count: 0)
  private var flags = unsafe UnsafeBufferPointer<Bool>(start: nil, count: 0)
  private var numbers = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
  /// Where the next string begins.
  private var start = 0
  /// Of the run at hand.
  private var run = 0
  private var runEnd = 0
  private var isQuoted = false
  /// What stands behind a field, up to eight bytes, the first lowest.
  var tail: UInt64 = 0
  var tailCount = 0

  init() {}

  /// One string for each row, from a row on.
  init(
    text: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<Int32>, from row: Int
  ) {
    kind = .text
    unsafe strings = text
    unsafe self.ends = ends
    unsafe start = row == 0 ? 0 : Int(ends[row - 1])
  }

  /// One string for each run, from a run on.
  init(
    runs: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<Int32>,
    runEnds: UnsafeBufferPointer<Int32>, from run: Int
  ) {
    kind = .runs
    unsafe strings = runs
    unsafe self.ends = ends
    unsafe self.runEnds = runEnds
    self.run = run - 1
  }

  init(numbers: UnsafeRawBufferPointer, isLong: Bool, flags: UnsafeBufferPointer<Bool>) {
    kind = isLong ? .int64 : .int32
    unsafe self.numbers = numbers
    unsafe self.flags = flags
  }

  /// Writes the field of a row: each row from the first on, one after another.
  ///
  /// - Precondition: The column has the row, and there is room for the field and `slack` bytes more.
  /// - Returns: Where the field ends; bytes behind may have been written, too.
  @inline(__always)
  mutating func write(
    _ row: Int, to target: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    // SAFETY: rows are checked by the caller, strings where they are taken.
    switch kind {
    case .none: return unsafe target
    case .text: return unsafe writeText(row, to: target)
    case .runs: return unsafe writeRun(row, to: target)
    case .int32:
      guard unsafe flags.count == 0 || flags[row] else { return unsafe target }
      let value = unsafe numbers.loadUnaligned(fromByteOffset: row &* 4, as: Int32.self)
      return unsafe writeDecimal(Int64(value), to: target)
    case .int64:
      guard unsafe flags.count == 0 || flags[row] else { return unsafe target }
      let value = unsafe numbers.loadUnaligned(fromByteOffset: row &* 8, as: Int64.self)
      return unsafe writeDecimal(value, to: target)
    }
  }

  /// Bytes behind a field that may be written.
  static let slack = 32

  @inline(__always)
  private mutating func writeText(
    _ row: Int, to target: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    // SAFETY: the string is checked to lie in its bytes.
    let end = unsafe Int(ends[row])
    let begin = start
    let count = end &- begin
    let available = unsafe strings.count
    precondition(count >= 0 && end <= available, "a string outside its bytes")
    start = end
    guard count <= 16, begin &+ 16 <= available else {
      return unsafe writeField(UnsafeBufferPointer(rebasing: strings[begin..<end]), to: target)
    }
    let bytes = unsafe UnsafeRawBufferPointer(strings)
    let first = unsafe bytes.loadUnaligned(fromByteOffset: begin, as: UInt64.self).littleEndian
    let second = unsafe bytes.loadUnaligned(fromByteOffset: begin &+ 8, as: UInt64.self)
      .littleEndian
    // All bytes for which a field may need quotes are below 0x2D.
    let low = (first &- belowDash) & ~first & keptBytes(count)
    let high = (second &- belowDash) & ~second & keptBytes(count &- 8)
    if (low | high) & 0x8080_8080_8080_8080 != 0 {
      return unsafe writeField(UnsafeBufferPointer(rebasing: strings[begin..<end]), to: target)
    }
    let place = UnsafeMutableRawPointer(target)
    unsafe place.storeBytes(of: first.littleEndian, as: UInt64.self)
    unsafe place.storeBytes(of: second.littleEndian, toByteOffset: 8, as: UInt64.self)
    return unsafe target + count
  }

  @inline(__always)
  private mutating func writeRun(
    _ row: Int, to target: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    if row >= runEnd { takeRun(row) }
    // SAFETY: `takeRun` has checked that the string lies in its bytes.
    let end = unsafe Int(ends[run])
    let count = end &- start
    if unsafe count <= 32 && start &+ 32 <= strings.count && !isQuoted {
      let source = unsafe UnsafeRawBufferPointer(strings)
      let place = UnsafeMutableRawPointer(target)
      for offset in stride(from: 0, to: 32, by: 8) {
        let word = unsafe source.loadUnaligned(fromByteOffset: start &+ offset, as: UInt64.self)
        unsafe place.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
      }
      return unsafe target + count
    }
    let string = unsafe UnsafeBufferPointer(rebasing: strings[start..<end])
    return unsafe isQuoted ? writeQuoted(string, to: target) : copyString(string, to: target)
  }

  private mutating func takeRun(_ row: Int) {
    run += 1
    // SAFETY: the runs go on to the last row, which the caller has checked.
    runEnd = unsafe Int(runEnds[run])
    start = unsafe run == 0 ? 0 : Int(ends[run - 1])
    let end = unsafe Int(ends[run])
    let available = unsafe strings.count
    precondition(start >= 0 && start <= end && end <= available, "a string outside its bytes")
    precondition(runEnd > row, "an empty run")
    isQuoted = unsafe needsQuotes(UnsafeBufferPointer(rebasing: strings[start..<end]))
  }
}

private let belowDash: UInt64 = 0x2D2D_2D2D_2D2D_2D2D

/// Ones for the first bytes of a word, of which there are eight.
@inline(__always)
private func keptBytes(_ count: Int) -> UInt64 {
  if count >= 8 { return ~0 }
  return count <= 0 ? 0 : ~(~0 &<< UInt64(truncatingIfNeeded: count &* 8))
}
