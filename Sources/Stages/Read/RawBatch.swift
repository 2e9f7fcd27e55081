package import Kernels

/// Neighbouring inputs of the corpus: the unit of work, of memory and of order.
package struct RawBatch: Sendable {
  package enum Item: Sendable {
    case input(RawInput)
    /// Something that cannot be used; `file` is the JSON Lines file that it lies in, if any.
    case rejected(key: String, record: Int?, Rejection, file: SourceFile?)
  }

  package var items: [Item] = []
  /// Bytes of the corpus up to the end of this batch, as they lie on disk: for progress.
  package var bytesSoFar = 0

  package init() {}

  /// Whether all contents are known by their hash, so that the batch can be named without reading.
  package var isHashed: Bool {
    items.allSatisfy { if case .input(let input) = $0 { input.hash != nil } else { true } }
  }

  /// Reads what is missing: what `isNeeded` says of each input.
  ///
  /// An input that cannot be read becomes a rejected one.
  package mutating func load(limit: Int, where isNeeded: (RawInput) -> Bool) {
    for index in items.indices {
      guard case .input(var input) = items[index], isNeeded(input) else { continue }
      do throws(Rejection) {
        try input.load(limit: limit)
        items[index] = .input(input)
      } catch {
        let file = input.file.layout == .jsonl ? input.file : nil
        items[index] = .rejected(
          key: input.file.key, record: input.lines?.firstRecord, error, file: file)
      }
    }
  }

  /// Lets go of the bytes that were read.
  package mutating func dropBytes() {
    for index in items.indices {
      guard case .input(var input) = items[index], input.bytes != nil else { continue }
      input.bytes = nil
      items[index] = .input(input)
    }
  }

  /// What the batch holds, in words that are equal for equal contents only.
  ///
  /// - Precondition: `isHashed`.
  package func appendRecipe(to writer: inout RecordWriter) {
    for item in items {
      switch item {
      case .input(let input):
        writer.append(input.file.key)
        writer.append(input.file.layout == .jsonl ? 1 : 0)
        writer.append(input.file.isCompressed ? 1 : 0)
        writer.append(input.lines?.firstRecord)
        writer.append(input.lines?.count ?? input.file.size)
        writer.append(input.hash ?? 0)
      case .rejected(let key, let record, let rejection, _):
        writer.append(key)
        writer.append(2)
        writer.append(record)
        rejection.append(to: &writer)
      }
    }
  }
}

extension Rejection {
  package func append(to writer: inout RecordWriter) {
    writer.append(stage)
    writer.append(reason)
    writer.append(detail)
    writer.append(byte)
  }

  package init(from reader: inout RecordReader) throws(RecordReader.Damaged) {
    self.init(
      stage: try reader.string(), reason: try reader.string(),
      detail: try reader.optionalString(), byte: try reader.optionalInteger())
  }
}
