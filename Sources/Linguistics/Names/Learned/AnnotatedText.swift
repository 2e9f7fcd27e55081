package import Corpus
import Kernels

/// A text with the names that annotators marked in it.
package struct AnnotatedText: Sendable {
  /// What an annotator marked: bytes of the text, and what kind of name.
  package struct Name: Sendable, Hashable {
    package var range: Range<Int>
    /// Nil for a name of "miscellaneous" kind: a group, or something else.
    package var kind: EntityKind?

    package init(range: Range<Int>, kind: EntityKind?) {
      self.range = range
      self.kind = kind
    }
  }

  package var key = ""
  package var text: [UInt8] = []
  /// Sorted by start; they do not overlap.
  package var names: [Name] = []
  /// The bytes of each sentence.
  package var sentences: [Range<Int>] = []

  package init() {}
}

/// Reads files of tokens with labels: on each line a token and, in the last field behind a tab,
/// `O`, `B-` or `I-` with the kind; a blank line behind each sentence.
///
/// `# newdoc` begins a document, `# text = ` gives the text of the sentence; without it, the text
/// is put together from the tokens. Each sentence is a paragraph. A file of one document of more
/// than fifty sentences is one of unconnected sentences: each is a text of its own.
package struct AnnotatedTextReader {
  private let path: String
  private var line = 0
  private var texts: [AnnotatedText] = []
  private var tokens: [(form: ArraySlice<UInt8>, label: ArraySlice<UInt8>)] = []
  private var given: [UInt8]?
  private var documents = 0

  /// - Parameter path: For messages, and as the head of keys.
  package static func texts(
    _ bytes: [UInt8], path: String
  ) throws(AnnotationError) -> [AnnotatedText] {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw AnnotationError(path: path, line: 1, "not valid UTF-8")
    }
    var reader = AnnotatedTextReader(path: path)
    for row in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      reader.line += 1
      try reader.read(row.last == UInt8(ascii: "\r") ? row.dropLast() : row)
    }
    try reader.closeSentence()
    return reader.divided()
  }

  private init(path: String) { self.path = path }

  private mutating func read(_ row: ArraySlice<UInt8>) throws(AnnotationError) {
    if row.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return try closeSentence() }
    if row.starts(with: "# newdoc".utf8) {
      try closeSentence()
      open(String(decoding: row, as: UTF8.self))
    } else if row.starts(with: "# text =".utf8) {
      try closeSentence()
      given = Array(row.dropFirst("# text =".utf8.count).drop { $0 == 0x20 })
    } else if row.first != UInt8(ascii: "#") || row.contains(0x09) {
      let fields = row.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count > 1, !fields[0].isEmpty, let label = fields.last else {
        throw AnnotationError(
          path: path, line: line,
          "found \(fields.count) fields, expected a token, "
            + "a tab and a label")
      }
      tokens.append((fields[0], label))
    }
  }

  private mutating func open(_ comment: String) {
    documents += 1
    var text = AnnotatedText()
    text.key =
      comment.split(separator: "=").last.map { $0.drop { $0 == " " } }.map(String.init)
      ?? "\(path)#\(documents)"
    texts.append(text)
  }

  private mutating func closeSentence() throws(AnnotationError) {
    defer {
      tokens.removeAll(keepingCapacity: true)
      given = nil
    }
    guard !tokens.isEmpty else { return }
    if texts.isEmpty { open("= \(path)") }
    let forms = tokens.map { Array($0.form) }
    let sentence = SpacedTokens(forms, in: given) ?? SpacedTokens(joining: forms)
    var text = texts.removeLast()
    if !text.text.isEmpty { text.text += [0x0A, 0x0A] }
    let start = text.text.count
    text.text += sentence.text
    text.sentences.append(start..<text.text.count)
    text.names += try names(sentence.ranges, start: start)
    texts.append(text)
  }

  private func names(
    _ ranges: [Range<Int>], start: Int
  ) throws(AnnotationError) -> [AnnotatedText.Name] {
    var names: [AnnotatedText.Name] = []
    var open: ArraySlice<UInt8>?
    for (index, token) in tokens.enumerated() {
      let range = start + ranges[index].lowerBound..<start + ranges[index].upperBound
      let type = token.label.dropFirst(2)
      if token.label.first == UInt8(ascii: "I"), let known = open, known.elementsEqual(type),
        let last = names.popLast()
      {
        names.append(
          AnnotatedText.Name(range: last.range.lowerBound..<range.upperBound, kind: last.kind))
        continue
      }
      open = nil
      guard token.label.first != UInt8(ascii: "O") else { continue }
      guard let kind = AnnotatedTextReader.kinds[String(decoding: type, as: UTF8.self)] else {
        throw AnnotationError(
          path: path, line: line - tokens.count + index,
          "found the label '\(String(decoding: token.label, as: UTF8.self))', expected O,"
            + " or B- or I- with \(AnnotatedTextReader.kinds.keys.sorted().joined(separator: ", "))"
        )
      }
      names.append(AnnotatedText.Name(range: range, kind: kind))
      open = type
    }
    return names
  }

  private static let kinds: [String: EntityKind?] = [
    "PER": .person, "ORG": .organization, "LOC": .place, "MISC": nil, "OTH": nil,
    "person": .person, "organization": .organization, "place": .place, "group": .group,
    "other": .other,
  ]

  /// Unconnected sentences as texts of their own.
  private func divided() -> [AnnotatedText] {
    guard texts.count == 1, texts[0].sentences.count > 50 else { return texts }
    return texts[0].sentences.enumerated().map { number, sentence in
      var text = AnnotatedText()
      text.key = "\(texts[0].key)#\(number)"
      text.text = Array(texts[0].text[sentence])
      text.sentences = [0..<sentence.count]
      for name in texts[0].names where sentence.contains(name.range.lowerBound) {
        let start = name.range.lowerBound - sentence.lowerBound
        text.names.append(
          AnnotatedText.Name(range: start..<start + name.range.count, kind: name.kind))
      }
      return text
    }
  }
}
