package import Kernels

extension RawBatch {
  /// Appends all but the bytes of the inputs.
  package func append(to writer: inout RecordWriter) {
    writer.append(bytesSoFar)
    writer.append(items.count)
    for item in items {
      switch item {
      case .input(let input):
        writer.append(1)
        input.file.append(to: &writer)
        writer.append(input.hash ?? 0)
        writer.append(input.lines?.firstRecord)
        writer.append(input.lines?.offset ?? 0)
        writer.append(input.lines?.count ?? 0)
      case .rejected(let key, let record, let rejection, _):
        writer.append(0)
        writer.append(key)
        writer.append(record)
        rejection.append(to: &writer)
      }
    }
  }

  package init(from reader: inout RecordReader) throws(RecordReader.Damaged) {
    self.init()
    bytesSoFar = try reader.integer()
    for _ in 0..<(try reader.count()) {
      guard try reader.integer() == 1 else {
        let (key, record) = (try reader.string(), try reader.optionalInteger())
        items.append(
          .rejected(key: key, record: record, try Rejection(from: &reader), file: nil))
        continue
      }
      let file = try SourceFile(from: &reader)
      let hash = try reader.word()
      let first = try reader.optionalInteger()
      let (offset, count) = (try reader.integer(), try reader.integer())
      guard offset >= 0, count >= 0, first ?? 0 >= 0 else { throw RecordReader.Damaged() }
      let lines = first.map { RawInput.Lines(firstRecord: $0, offset: offset, count: count) }
      items.append(.input(RawInput(file, lines: lines, hash: hash)))
    }
  }
}

extension SourceFile {
  fileprivate func append(to writer: inout RecordWriter) {
    writer.append(path)
    writer.append(key)
    writer.append(size)
    writer.append((layout == .jsonl ? 1 : 0) + (isCompressed ? 2 : 0))
  }

  fileprivate init(from reader: inout RecordReader) throws(RecordReader.Damaged) {
    let (path, key) = (try reader.string(), try reader.string())
    let size = try reader.integer()
    let kind = try reader.integer()
    guard size >= 0, 0...3 ~= kind else { throw RecordReader.Damaged() }
    self.init(
      path: path, key: key, status: FileStatus(size: size), layout: kind & 1 == 1 ? .jsonl : .text,
      isCompressed: kind & 2 == 2)
  }
}
