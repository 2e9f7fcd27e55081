import Kernels
import Tables

/// Checks a published run: that every file is as it was written, and that the tables agree.
package struct RunVerification {
  /// What is wrong, each with the file; empty for a run that is whole.
  package private(set) var faults: [String] = []
  package private(set) var files = 0
  package private(set) var bytes = 0
  private let record: RunRecord
  /// Rows of the tables, by name.
  private var rows: [String: Int] = [:]

  /// - Parameter folder: `OUT/current`, or a folder of `OUT/runs`.
  /// - Throws: `FileError`, `RunRecord.Unreadable` where there is no run.
  package init(_ folder: String) throws {
    record = try RunRecord(folder)
    try checkNames()
    let documents = keysOfDocuments()
    for file in record.files { check(file, documents: documents) }
    checkCounts()
  }

  private mutating func checkNames() throws {
    let expected = Set(record.files.map(\.name)).union(["manifest.json", "datapackage.json"])
    let found = Set(try FileSystem.names(in: record.folder))
    for name in expected.subtracting(found).sorted() { faults.append("\(name): missing") }
    for name in found.subtracting(expected).sorted() where name != "run.json" {
      faults.append("\(name): not a file of this run")
    }
  }

  private mutating func check(_ file: RunRecord.File, documents: Set<UInt64>?) {
    let path = "\(record.folder)/\(file.name)"
    do throws(FileError) {
      let (count, checksum) = try RunVerification.checksum(of: path)
      files += 1
      bytes += count
      if count != file.bytes {
        return faults.append("\(file.name): \(count) bytes, expected \(file.bytes)")
      }
      if checksum != file.checksum {
        return faults.append("\(file.name): checksum \(checksum), expected \(file.checksum)")
      }
    } catch {
      if !error.isMissing { faults.append("\(file.name): cannot \(error.action): \(error.reason)") }
      return  // One that is missing is told already.
    }
    if let earlier = rows[file.table], earlier != file.rows {
      faults.append("\(file.name): \(file.rows) rows, the other format has \(earlier)")
    }
    rows[file.table] = file.rows
    if file.format == "columnar" || file.format == "index" {
      checkColumns(file, path, documents)
    }
  }

  /// How many bytes a file holds, and their CRC-32 in eight hexadecimal digits; read piece by
  /// piece, as tables may be larger than memory.
  private static func checksum(
    of path: String
  ) throws(FileError) -> (count: Int, checksum: String) {
    let file = try InputFile(path)
    var (count, checksum) = (0, UInt32(0))
    var piece: [UInt8] = []
    while true {
      piece.removeAll(keepingCapacity: true)
      try file.read(1 << 20, into: &piece)
      if piece.isEmpty { return (count, String(hexadecimal(UInt64(checksum)).suffix(8))) }
      count += piece.count
      checksum = crc32(piece.span, after: checksum)
    }
  }

  /// Decodes all columns, counts rows, and looks up the articles that rows speak of.
  private mutating func checkColumns(
    _ file: RunRecord.File, _ path: String, _ documents: Set<UInt64>?
  ) {
    do {
      let reader = try ColumnarReader(readingFrom: path)
      if reader.rowCount != file.rows {
        faults.append("\(file.name): \(reader.rowCount) rows, expected \(file.rows)")
      }
      var strange = 0
      for group in reader.groups.indices {
        let table = try reader.table(ofGroup: group)
        guard let documents, case .string(let keys)? = table.column("document") else { continue }
        strange += hashes(keys).count { !documents.contains($0) }
      }
      if strange > 0 {
        faults.append("\(file.name): \(strange) rows of articles that are not in documents")
      }
    } catch let error as FormatError {
      faults.append("\(file.name): byte \(error.byte): \(error.message)")
    } catch {
      faults.append("\(file.name): \(error)")
    }
  }

  /// Hashes of the keys of all articles; nil where that table is not written as columns, or is
  /// not as it was written.
  private mutating func keysOfDocuments() -> Set<UInt64>? {
    let name = "documents.bsc"
    let path = "\(record.folder)/\(name)"
    guard let file = record.files.first(where: { $0.name == name }),
      let found = try? RunVerification.checksum(of: path), found.checksum == file.checksum,
      let reader = try? ColumnarReader(readingFrom: path)
    else { return nil }
    var keys: Set<UInt64> = []
    for group in reader.groups.indices {
      guard case .string(let column)? = try? reader.table(ofGroup: group).column("document") else {
        return nil  // What is wrong with the file is told when it is checked itself.
      }
      keys.formUnion(hashes(column))
    }
    if keys.count != reader.rowCount {
      faults.append("\(name): \(reader.rowCount - keys.count) keys are there twice")
    }
    return keys
  }

  /// Of the values of a column, without repeating that of the row before.
  private func hashes(_ column: StringColumn) -> [UInt64] {
    let runs = column.isRuns ? column.runEnds.count : column.count
    return (0..<runs).map { xxHash64(Array(column.bytes[column.range($0)]).span) }
  }

  private mutating func checkCounts() {
    if let documents = rows["documents"], documents != record.documents {
      faults.append("documents: \(documents) rows, the manifest counts \(record.documents)")
    }
    if let rejects = rows["rejects"], rejects < record.rejected {
      faults.append("rejects: \(rejects) rows, the manifest counts \(record.rejected)")
    }
  }
}
