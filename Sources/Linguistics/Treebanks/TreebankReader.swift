/// Reads CoNLL-U, the format of Universal Dependencies: a line for each word, ten fields.
///
/// Multiword tokens (`3-4`) give their parts the space behind them; empty nodes (`5.1`) are passed
/// over. Of comments, `# newdoc` and `# newpar` count.
package struct TreebankReader {
  private let path: String
  private var line = 0
  private var sentences: [TreebankSentence] = []
  private var sentence = TreebankSentence()
  /// The multiword token that is open: its last word, its form, and whether a space follows.
  private var range: (last: Int, form: [UInt8], spaceAfter: Bool)?
  private var rangeStart = 0
  /// The line of each word of the sentence.
  private var lines: [Int] = []

  /// - Parameter path: For messages.
  package static func sentences(
    _ bytes: [UInt8], path: String
  ) throws(AnnotationError) -> [TreebankSentence] {
    var reader = TreebankReader(path: path)
    for row in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      reader.line += 1
      try reader.read(row.last == UInt8(ascii: "\r") ? row.dropLast() : row)
    }
    try reader.close()
    return reader.sentences
  }

  private init(path: String) { self.path = path }

  private func error(_ message: String) -> AnnotationError {
    AnnotationError(path: path, line: line, message)
  }

  private mutating func read(_ row: ArraySlice<UInt8>) throws(AnnotationError) {
    if row.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return try close() }
    if row.first == UInt8(ascii: "#") {
      let comment = String(decoding: row, as: UTF8.self)
      if comment.hasPrefix("# newdoc") { sentence.beginsDocument = true }
      if comment == "# newpar" || comment.hasPrefix("# newpar ") { sentence.beginsParagraph = true }
      return
    }
    let fields = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard fields.count == 10 else {
      throw error("found \(fields.count) fields, expected 10, separated by tabs")
    }
    guard !fields[1].isEmpty else { throw error("found an empty form") }
    let number = String(decoding: fields[0], as: UTF8.self)
    if number.utf8.contains(UInt8(ascii: ".")) { return }
    if number.utf8.contains(UInt8(ascii: "-")) { return try openRange(number, fields) }
    try addWord(number, fields)
  }

  private mutating func openRange(
    _ number: String, _ fields: [ArraySlice<UInt8>]
  ) throws(AnnotationError) {
    let ends = number.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard range == nil, ends.count == 2, let first = ends[0], let last = ends[1],
      first == sentence.words.count + 1, last >= first, last < 1 << 20
    else { throw error("found the multiword token '\(number)', expected one of the next words") }
    rangeStart = sentence.words.count
    range = (last, Array(fields[1]), !isGlued(String(decoding: fields[9], as: UTF8.self)))
  }

  private mutating func addWord(
    _ number: String, _ fields: [ArraySlice<UInt8>]
  ) throws(AnnotationError) {
    guard Int(number) == sentence.words.count + 1 else {
      throw error("found word number '\(number)', expected \(sentence.words.count + 1)")
    }
    for field in [1, 2, 3, 4, 7, 9] where String(validating: fields[field], as: UTF8.self) == nil {
      throw error("field \(field + 1) is not valid UTF-8")
    }
    let misc = String(decoding: fields[9], as: UTF8.self)
    let headField = String(decoding: fields[6], as: UTF8.self)
    let head = Int(headField)
    guard headField == "_" || (head ?? -1) >= 0 else {
      throw error("found the head '\(headField)', expected a number or '_'")
    }
    let word = TreebankSentence.Word(
      form: Array(fields[1]), lemma: Array(fields[2]),
      upos: String(decoding: fields[3], as: UTF8.self),
      xpos: String(decoding: fields[4], as: UTF8.self), head: head.map { $0 - 1 },
      relation: String(decoding: fields[7], as: UTF8.self), misc: misc,
      spaceAfter: range == nil && !isGlued(misc))
    sentence.words.append(word)
    lines.append(line)
    closeRange()
  }

  private mutating func closeRange() {
    guard let open = range, open.last == sentence.words.count else { return }
    let parts = rangeStart..<sentence.words.count
    sentence.words[parts.upperBound - 1].spaceAfter = open.spaceAfter
    if sentence.words[parts].flatMap(\.form) != open.form {
      for index in parts { sentence.words[index].isHidden = true }
      sentence.surfaces[parts.lowerBound] = open.form
    }
    range = nil
  }

  private func isGlued(_ misc: String) -> Bool {
    misc == "SpaceAfter=No" || misc.split(separator: "|").contains("SpaceAfter=No")
  }

  private mutating func close() throws(AnnotationError) {
    guard range == nil else { throw error("found the end of a sentence inside a multiword token") }
    guard !sentence.words.isEmpty else { return }
    let count = sentence.words.count
    for (index, word) in sentence.words.enumerated() {
      guard let head = word.head else { continue }
      guard head < count, head != index else {
        line = lines[index]
        throw error("found the head \(head + 1) for word \(index + 1) of \(count)")
      }
    }
    sentences.append(sentence)
    sentence = TreebankSentence()
    lines.removeAll(keepingCapacity: true)
  }
}
