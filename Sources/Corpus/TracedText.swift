/// A text that remembers how it came from the bytes of its record.
///
///     record   T i t l e \r \n \r \n   B o d y … f o o t e r
///                         └─┬─┘                   └────┬────┘
///     edits            \r\n\r\n → \n\n            footer → (nothing)
///                         ┌┴┐
///     bytes    T i t l e \n \n   B o d y …
///
/// Between two edits, record and text are the same bytes. Each step of cleaning hands its
/// replacements to `apply`, which composes them with the edits made before.
package struct TracedText: Sendable, Equatable {
  /// One change: the bytes of the record that stand as other bytes in the text.
  package struct Edit: Sendable, Equatable {
    /// Bytes of the record; empty for an insertion.
    package var record: ByteRange
    /// Bytes of the text; empty for a deletion.
    package var text: ByteRange
    /// The step that made it, as named in `pipeline.json`.
    package var step: String

    package init(record: ByteRange, text: ByteRange, step: String) {
      self.record = record
      self.text = text
      self.step = step
    }
  }

  /// Bytes of the text as it is now, and what shall stand in their place.
  package struct Replacement: Sendable, Equatable {
    package var range: ByteRange
    package var bytes: [UInt8]

    package init(_ range: ByteRange, with bytes: [UInt8]) {
      self.range = range
      self.bytes = bytes
    }
  }

  /// The record as it was read.
  package let record: [UInt8]
  /// The text as it is now.
  package private(set) var bytes: [UInt8]
  /// Sorted by `record.start` and by `text.start`; ranges do not overlap.
  package private(set) var edits: [Edit] = []
  /// Bytes at the head of the text that stand for given metadata and for nothing in the record.
  package private(set) var givenCount = 0

  package init(_ record: [UInt8]) {
    self.record = record
    bytes = record
  }

  /// Puts `replacements` in the place of their ranges.
  ///
  /// A replacement that overlaps earlier edits swallows them: one edit is left, from the first
  /// byte of the record to the last that any of them covered, under the name of the later step.
  ///
  /// - Precondition: The ranges are sorted, do not overlap, lie inside the text, and begin
  ///   behind given metadata.
  package mutating func apply(_ replacements: [Replacement], step: String) {
    guard !replacements.isEmpty else { return }
    var composition = Composition(bytes: bytes, edits: edits, recordShift: givenCount)
    for replacement in replacements {
      precondition(replacement.range.start >= givenCount, "an edit of given metadata")
      composition.put(replacement, step: step)
    }
    (bytes, edits) = composition.finish()
  }

  /// Puts given metadata in front of the text.
  ///
  /// It stands for nothing in the record.
  ///
  /// - Precondition: Nothing was put there before.
  package mutating func prepend(given: [UInt8]) {
    precondition(givenCount == 0, "given metadata stands in front of the text already")
    givenCount = given.count
    bytes.insert(contentsOf: given, at: 0)
    let shift = Int32(given.count)
    for index in edits.indices {
      edits[index].text.start += shift
      edits[index].text.end += shift
    }
  }

  /// The bytes of the record that `range` of the text came from, or `nil` where it stands for
  /// given metadata.
  ///
  /// Where an end of the range lies inside an edit, the whole edit counts.
  /// Complexity: logarithmic in the number of edits.
  package func recordRange(of range: ByteRange) -> ByteRange? {
    guard range.start >= givenCount else { return nil }
    let start = recordStart(of: range.start)
    return ByteRange(Int(start), Int(max(start, recordEnd(of: range.end))))
  }

  private func recordStart(of offset: Int32) -> Int32 {
    // The last edit that begins at or before the offset.
    let index = editCount(before: offset &+ 1)
    guard index > 0 else { return offset - Int32(givenCount) }
    let (record, text) = (edits[index - 1].record, edits[index - 1].text)
    return offset < text.end ? record.start : record.end + (offset - text.end)
  }

  private func recordEnd(of offset: Int32) -> Int32 {
    // The last edit that begins before the offset: a deletion at the end stays outside.
    let index = editCount(before: offset)
    guard index > 0 else { return offset - Int32(givenCount) }
    let (record, text) = (edits[index - 1].record, edits[index - 1].text)
    return offset <= text.end ? record.end : record.end + (offset - text.end)
  }

  /// The number of edits that begin before a byte of the text.
  private func editCount(before offset: Int32) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      // The field alone: a whole edit brings its name along.
      if edits[middle].text.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Lays replacements of a text over the edits that led to it.
private struct Composition {
  let bytes: [UInt8]
  let edits: [TracedText.Edit]
  /// Record offset = text offset - this, in front of the first edit.
  let recordShift: Int
  var newBytes: [UInt8] = []
  var newEdits: [TracedText.Edit] = []
  /// Text bytes and edits before these are done.
  var position = 0
  var nextEdit = 0

  init(bytes: [UInt8], edits: [TracedText.Edit], recordShift: Int) {
    self.bytes = bytes
    self.edits = edits
    self.recordShift = recordShift
    newBytes.reserveCapacity(bytes.count + 64)
    newEdits.reserveCapacity(edits.count + 16)
  }

  mutating func put(_ replacement: TracedText.Replacement, step: String) {
    let range = replacement.range
    let continues = Int(range.start) < position
    if continues {
      // It begins in the tail of an edit that the replacement before it swallowed.
      newBytes.removeLast(position - Int(range.start))
    } else {
      copyEdits { $0.text.end <= range.start }
    }
    var whole = range
    if !continues, nextEdit < edits.count, edits[nextEdit].text.start < range.start {
      whole.start = edits[nextEdit].text.start
    }
    let recordStart = continues ? 0 : recordOffset(of: whole.start)
    whole.end = max(whole.end, Int32(position))
    while nextEdit < edits.count, edits[nextEdit].text.start < range.end,
      edits[nextEdit].text.end > range.start
    {
      whole.end = max(whole.end, edits[nextEdit].text.end)
      nextEdit += 1
    }
    let recordEnd = recordOffset(of: whole.end)
    if !continues {
      copy(upTo: Int(whole.start))
      newEdits.append(
        TracedText.Edit(
          record: ByteRange(Int(recordStart), Int(recordEnd)),
          text: ByteRange(newBytes.count, newBytes.count), step: step))
      newBytes += bytes[Int(whole.start)..<Int(range.start)]
    }
    newBytes += replacement.bytes
    newBytes += bytes[Int(range.end)..<Int(whole.end)]
    newEdits[newEdits.count - 1].record.end = recordEnd
    newEdits[newEdits.count - 1].text.end = Int32(newBytes.count)
    position = Int(whole.end)
  }

  mutating func finish() -> ([UInt8], [TracedText.Edit]) {
    copyEdits { _ in true }
    copy(upTo: bytes.count)
    return (newBytes, newEdits)
  }

  /// Copies the next edits as long as `isBefore` holds, moved to where they stand now.
  private mutating func copyEdits(while isBefore: (TracedText.Edit) -> Bool) {
    while nextEdit < edits.count, isBefore(edits[nextEdit]) {
      var edit = edits[nextEdit]
      if Int(edit.text.end) > position || edit.text.isEmpty {
        copy(upTo: Int(edit.text.end))
      }
      let shift = Int32(newBytes.count) - edit.text.end
      edit.text.start += shift
      edit.text.end += shift
      newEdits.append(edit)
      nextEdit += 1
    }
  }

  private mutating func copy(upTo end: Int) {
    guard end > position else { return }
    newBytes += bytes[position..<end]
    position = end
  }

  /// Where a text offset outside the edits not yet done lies in the record.
  private func recordOffset(of offset: Int32) -> Int32 {
    guard nextEdit > 0 else { return offset - Int32(recordShift) }
    let edit = edits[nextEdit - 1]
    return edit.record.end + (offset - edit.text.end)
  }
}
