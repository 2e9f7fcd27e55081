import Corpus
import Kernels

/// The running texts of a CoNLL-U file, with the byte ranges of their sentences and words.
struct Treebank {
  struct Text {
    var bytes: [UInt8] = []
    var sentences: Set<ByteRange> = []
    var words: Set<ByteRange> = []
    /// Where each paragraph begins.
    var paragraphs: [Int] = []
  }

  private(set) var texts: [Text] = []
  private var beginsParagraph = false
  private var isGlued = true
  private var sentenceStart: Int?
  /// The words of a multi-word token that are still to come, and where the next one stands.
  private var parts: (until: Int, position: Int, form: ArraySlice<UInt8>) = (0, 0, [])

  init(_ path: String) throws {
    for line in try readFile(path).split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: "# newdoc".utf8) {
        texts.append(Text())
        isGlued = true
      } else if line.starts(with: "# newpar".utf8) {
        beginsParagraph = true
      } else if line.isEmpty {
        closeSentence()
      } else if line.first != 0x23 {
        if texts.isEmpty { texts.append(Text()) }
        addRow(line.split(separator: 0x09, omittingEmptySubsequences: false))
      }
    }
    closeSentence()
  }

  private mutating func closeSentence() {
    guard let start = sentenceStart else { return }
    texts[texts.count - 1].sentences.insert(ByteRange(start, texts[texts.count - 1].bytes.count))
    sentenceStart = nil
  }

  private mutating func addRow(_ fields: [ArraySlice<UInt8>]) {
    let text = texts.count - 1
    let number = fields[0].split(separator: 0x2D).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard let first = number[0] else { return }  // an empty node: "8.1"
    if first <= parts.until, number.count == 1 {
      addPart(fields[1], isLast: first == parts.until)
      return
    }
    if sentenceStart == nil, beginsParagraph, !texts[text].bytes.isEmpty {
      texts[text].bytes += [0x0A, 0x0A]
    } else if !isGlued {
      texts[text].bytes.append(0x20)
    }
    let start = texts[text].bytes.count
    if sentenceStart == nil {
      if beginsParagraph || texts[text].paragraphs.isEmpty { texts[text].paragraphs.append(start) }
      sentenceStart = start
      beginsParagraph = false
    }
    texts[text].bytes += fields[1]
    isGlued = String(decoding: fields[9], as: UTF8.self).contains("SpaceAfter=No")
    if number.count == 2, let last = number[1] {
      parts = (last, start, fields[1])
    } else {
      parts.until = 0
      texts[text].words.insert(ByteRange(start, texts[text].bytes.count))
    }
  }

  /// A word of a multi-word token, where the words are what is written.
  private mutating func addPart(_ form: ArraySlice<UInt8>, isLast: Bool) {
    if parts.form.starts(with: form) {
      texts[texts.count - 1].words.insert(ByteRange(parts.position, parts.position + form.count))
      parts.form = parts.form.dropFirst(form.count)
      parts.position += form.count
    }
    if isLast { parts.until = 0 }
  }
}
