package import Corpus
import Kernels

/// Makes documents of the inputs of a batch: reads files, decompresses, parses records.
package struct DocumentReader: Sendable {
  /// One input, read or not.
  package enum Outcome {
    case document(Document, id: String?)
    case rejected(path: String, record: Int?, Rejection)
  }

  /// Longest record, in bytes after decompression.
  private let limit: Int

  package init(limit: Int) { self.limit = limit }

  /// Reads all inputs of a batch in order.
  package func read(_ batch: RawBatch, each: (consuming Outcome) -> Void) {
    for item in batch.items {
      switch item {
      case .rejected(let key, let record, let rejection, _):
        each(.rejected(path: key, record: record, rejection))
      case .input(var input):
        do throws(Rejection) {
          try input.load(limit: limit)
        } catch {
          each(.rejected(path: input.file.key, record: input.lines?.firstRecord, error))
          continue
        }
        let bytes = input.bytes ?? []
        if let lines = input.lines {
          readLines(bytes, of: input.file, firstRecord: lines.firstRecord, each: each)
        } else {
          each(read(input.file, bytes))
        }
      }
    }
  }

  private func read(_ file: SourceFile, _ raw: [UInt8]) -> Outcome {
    do throws(Rejection) {
      let record = try decompressed(raw, of: file)
      if record.isEmpty {
        throw Rejection(stage: "read", reason: "empty", detail: "no bytes", byte: 0)
      }
      return .document(Document(key: file.key, record: record, isStructured: false), id: nil)
    } catch {
      return .rejected(path: file.key, record: nil, error)
    }
  }

  private func decompressed(_ raw: [UInt8], of file: SourceFile) throws(Rejection) -> [UInt8] {
    guard file.isCompressed else { return raw }
    do throws(GzipError) {
      return try gunzip(raw, limit: limit)
    } catch {
      throw .damagedGzip(error)
    }
  }

  private func readLines(
    _ bytes: [UInt8], of file: SourceFile, firstRecord: Int, each: (consuming Outcome) -> Void
  ) {
    var record = firstRecord
    var start = 0
    while start < bytes.count {
      let end = firstIndex(of: 0x0A, in: bytes, from: start) ?? bytes.count
      let lineRange = start..<end
      start = end + 1
      if isBlank(bytes, in: lineRange) { continue }
      let mark = byteOrderMark(in: bytes[lineRange])
      let line = Array(bytes[lineRange].dropFirst(mark))
      do throws(Rejection) {
        let article = try JSONRecord(line)
        let document = Document(
          key: "\(file.key)#\(record)", record: article.text, given: article.metadata,
          isStructured: true)
        each(.document(document, id: article.id))
      } catch {
        each(.rejected(path: file.key, record: record, error))
      }
      record += 1
    }
  }
}

/// How many bytes the byte order mark takes that some programs write in front of UTF-8, at the
/// head of a file or, where files were laid one behind another, of a line; 0 where there is none.
func byteOrderMark(in bytes: ArraySlice<UInt8>) -> Int {
  bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}
