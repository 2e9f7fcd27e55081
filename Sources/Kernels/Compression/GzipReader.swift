/// Reads a gzip file piece by piece, all its members, with memory for no more than the piece at
/// hand and what the caller asks for.
///
/// ```
/// var reader = GzipReader()
/// for piece in pieces {
///   reader.feed(piece)
///   while let bytes = try reader.read(upTo: 1 << 18) { use(bytes) }
/// }
/// try reader.finish()
/// ```
package struct GzipReader: ~Copyable {
  private enum Place { case beforeFirstMember, inMember, afterMember }

  private let stream = InflateStream()
  private var input: [UInt8] = []
  private var position = 0
  private var place = Place.beforeFirstMember
  /// Compressed bytes of the pieces before `input`.
  private var earlier = 0

  /// Members read to their end.
  package private(set) var members = 0

  package init() {}

  /// Compressed bytes read so far.
  package var offset: Int { earlier + position }

  /// Takes the next piece of the file.
  ///
  /// - Precondition: `read` has returned `nil` for the piece before.
  package mutating func feed(_ bytes: [UInt8]) {
    precondition(position == input.count, "a piece is fed before the last one is used up")
    earlier += input.count
    input = bytes
    position = 0
  }

  /// The next bytes of the contents, at least one and at most `limit`; `nil` when another piece
  /// must be fed.
  ///
  /// - Precondition: `limit` is at least 1.
  package mutating func read(upTo limit: Int) throws(GzipError) -> [UInt8]? {
    precondition(limit > 0, "no room to read")
    var output: [UInt8] = []
    while true {
      if place != .inMember { try beginMember() }
      // Even without input the decoder may still hold bytes that found no room.
      guard place == .inMember else { return nil }
      var consumed = 0
      let progress = stream.inflate(
        input.span, from: position, room: limit, to: &output, consumed: &consumed)
      position += consumed
      switch progress {
      case .failed(.notGzip) where members > 0:
        throw GzipError(.trailingGarbage, offset: offset)
      case .failed(let reason): throw GzipError(reason, offset: offset)
      case .ended:
        place = .afterMember
        members += 1
      case .paused: break
      }
      if !output.isEmpty { return output }
      if progress == .paused && position == input.count { return nil }
    }
  }

  /// Steps to the next member, over zero bytes that fill up a block of tape.
  private mutating func beginMember() throws(GzipError) {
    if place == .afterMember {
      while position < input.count && input[position] == 0 { position += 1 }
    }
    guard position < input.count else { return }
    if place == .afterMember && input[position] != 0x1F {
      throw GzipError(.trailingGarbage, offset: offset)
    }
    stream.reset()
    place = .inMember
  }

  /// Checks that the file may end here.
  package func finish() throws(GzipError) {
    guard place == .afterMember && position == input.count else {
      throw GzipError(.truncated, offset: offset)
    }
  }
}
