import Kernels
import Synchronization
import Tables
import TestSupport

/// The tables of a published run, read from their columnar files.
final class PublishedRun: Sendable {
  /// Holds `out`.
  let folder: ScratchFolder
  /// `OUT/current`.
  let path: String
  /// Tables that were read.
  private let known = Mutex<[String: Rows]>([:])

  /// Rows of one table, with their cells as text.
  struct Rows: Sendable {
    let schema: Schema
    let columns: [[String?]]

    var count: Int { columns.first?.count ?? 0 }

    /// A column by its name.
    subscript(name: String) -> [String?] {
      schema.position(of: name).map { columns[$0] } ?? []
    }

    /// A column without nulls, by its name.
    func texts(_ name: String) -> [String] { self[name].map { $0 ?? "" } }

    /// A column of whole numbers without nulls, by its name.
    func numbers(_ name: String) -> [Int] { self[name].map { $0.flatMap { Int($0) } ?? -1 } }
  }

  init(_ folder: ScratchFolder, out: String = "out") {
    self.folder = folder
    path = "\(folder.path)/\(out)/current"
  }

  /// `pipeline.json` of the project over its sample corpus, run once for all tests.
  static let sample = Result { () throws -> PublishedRun in
    let folder = try ScratchFolder()
    folder.removeAtExit()
    let ending = try Program.run(
      "run", "\(projectFolder)/pipeline.json", "--to", "out", "--quiet", in: folder)
    guard ending.status == 0 else { throw Failure(ending: ending) }
    return PublishedRun(folder)
  }

  struct Failure: Error, CustomStringConvertible {
    let ending: Program.Ending
    var description: String { "status \(ending.status): \(ending.errors)" }
  }

  /// Names of files, sorted.
  func fileNames() throws -> [String] { try FileSystem.names(in: path) }

  /// Names of tables, sorted.
  func tableNames() throws -> [String] {
    try fileNames().filter { $0.hasSuffix(".bsc") }.map { String($0.dropLast(4)) }
  }

  /// The rows of a table, from its columnar file, which is read once.
  func rows(_ table: String) throws -> Rows {
    if let rows = known.withLock({ $0[table] }) { return rows }
    let rows = try read(table)
    known.withLock { $0[table] = rows }
    return rows
  }

  private func read(_ table: String) throws -> Rows {
    let reader = try ColumnarReader(readingFrom: "\(path)/\(table).bsc")
    var columns = [[String?]](repeating: [], count: reader.schema.fields.count)
    for group in reader.groups.indices {
      for (index, column) in try reader.table(ofGroup: group).columns.enumerated() {
        columns[index] += (0..<column.count).map { column.text(row: $0) }
      }
    }
    return Rows(schema: reader.schema, columns: columns)
  }

  /// The rows of a table, from its CSV file; the first is the header.
  func csvRows(_ table: String) throws -> [[String]] {
    try CSVText(gunzip(readFile("\(path)/\(table).csv.gz"), limit: 1 << 30)).rows
  }

  /// All files with their bytes, but for `run.json`, which says what differs from run to run.
  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try fileNames() where name != "run.json" {
      files[name] = try readFile("\(path)/\(name)")
    }
    return files
  }
}
