/// What is kept of each article that repeats none before it, by its number.
///
/// In chunks, so that nothing is copied while it grows, and no room is held that is not used soon.
struct Originals {
  private static let chunkCount = 4096

  private var sketches: [[SIMD8<UInt64>]] = []
  private var words: [[UInt64]] = []
  private var keys: [[UInt8]] = []
  private var keyEnds: [[UInt32]] = []
  private(set) var count = 0

  /// - Parameter key: Bytes of the article's name.
  mutating func append(_ signature: Signature, words hash: UInt64, key: some Collection<UInt8>) {
    if count % Originals.chunkCount == 0 { addChunk() }
    let chunk = sketches.count - 1
    sketches[chunk].append(signature.sketch)
    words[chunk].append(hash)
    keys[chunk] += key
    keyEnds[chunk].append(UInt32(truncatingIfNeeded: keys[chunk].count))
    count += 1
  }

  private mutating func addChunk() {
    if let last = keys.indices.last { keys[last] = Array(keys[last][...]) }
    sketches.append([])
    sketches[sketches.count - 1].reserveCapacity(Originals.chunkCount)
    words.append([])
    words[words.count - 1].reserveCapacity(Originals.chunkCount)
    keys.append([])
    keyEnds.append([])
    keyEnds[keyEnds.count - 1].reserveCapacity(Originals.chunkCount)
  }

  func sketch(_ number: UInt32) -> SIMD8<UInt64> {
    sketches[Int(number) / Originals.chunkCount][Int(number) % Originals.chunkCount]
  }

  /// The hash of all words of an article.
  func words(_ number: UInt32) -> UInt64 {
    words[Int(number) / Originals.chunkCount][Int(number) % Originals.chunkCount]
  }

  func key(_ number: UInt32) -> String {
    let (chunk, place) = Int(number).quotientAndRemainder(dividingBy: Originals.chunkCount)
    let start = place == 0 ? 0 : Int(keyEnds[chunk][place - 1])
    return String(decoding: keys[chunk][start..<Int(keyEnds[chunk][place])], as: UTF8.self)
  }

  /// Bytes that all of it takes.
  var byteCount: Int {
    sketches.count * Originals.chunkCount * (64 + 8 + 4) + keys.reduce(0) { $0 + $1.capacity }
  }
}
