/// Every encoding of version 1, by the code that names it in files.
///
/// To add one: write it in `Encodings/`, add its line here, its section in
/// `Documentation/columnar-format.md`, and its function in the Python package's `encodings.py`.
/// Kept for later: 12 DECIMAL, 14 LIST.
enum EncodingRegistry {
  static let encodings: [any ColumnEncoding] = [
    ConstantEncoding(),  // 0
    PlainEncoding(),  // 1
    FrameOfReferenceEncoding(),  // 2
    DeltaEncoding(),  // 3
    RunsEncoding(),  // 4
    RampEncoding(),  // 5
    DictionaryEncoding(),  // 6
    MapEncoding(),  // 7
    ChainEncoding(),  // 8
    AffineEncoding(),  // 9
    TextEncoding(),  // 10
    WordTextEncoding(),  // 11
    BitmapEncoding(),  // 13
    GroupedEncoding(),  // 15
  ]

  static func encoding(_ code: UInt8) -> (any ColumnEncoding)? {
    encodings.first { $0.code == code }
  }

  /// The encoding that stores a column in the fewest bytes; the first of them, if several do.
  static func smallest(for column: ColumnImage) -> any ColumnEncoding {
    var best: (size: Int, encoding: any ColumnEncoding)?
    for encoding in encodings {
      guard let size = encoding.size(of: column) else { continue }
      if size < best?.size ?? Int.max { best = (size, encoding) }
    }
    guard let best else { preconditionFailure("no encoding for a column") }
    return best.encoding
  }
}
