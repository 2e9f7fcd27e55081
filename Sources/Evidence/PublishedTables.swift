import Kernels
package import Tables

/// The columnar tables of a published run.
package struct PublishedTables: Sendable {
  /// What is not there, what was expected, and what there is.
  package struct Missing: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  /// Where the files lie.
  package let folder: String
  /// Of the tables that are there, sorted.
  package let names: [String]

  /// - Parameter path: An output folder, or the folder of one of its runs.
  /// - Throws: `Missing`, `FileError`.
  package init(_ path: String) throws {
    let current = "\(path)/current"
    folder = FileSystem.isFolder(current) ? current : path
    let files = try FileSystem.names(in: folder)
    names = files.filter { $0.hasSuffix(".bsc") }.map { String($0.dropLast(4)) }
    guard !names.isEmpty else {
      let isRun = files.contains { $0.hasSuffix(".csv.gz") }
      throw Missing(
        description: isRun
          ? "\(folder): only CSV tables are here; put \"columnar\" among write.formats"
          : "\(folder): no tables are here, expected an output folder of broadsheet run")
    }
  }

  package func contains(_ table: String) -> Bool { names.contains(table) }

  /// Opens a table.
  ///
  /// - Throws: `Missing`, `FileError`, `FormatError`.
  package func reader(_ table: String) throws -> ColumnarReader {
    guard contains(table) else {
      throw Missing(
        description: "\(folder): no columnar table is named '\(table)'; tables: "
          + names.joined(separator: ", "))
    }
    return try ColumnarReader(readingFrom: "\(folder)/\(table).bsc")
  }

  /// The rows of a table that belong to one article, in order; none where the table has no
  /// column `document`.
  package func rows(_ table: String, of document: String) throws -> [TableRow] {
    let reader = try reader(table)
    guard reader.schema.position(of: "document") != nil else { return [] }
    // In quotation marks, a key is taken as it is.
    let condition = try RowCondition("document=\"\(document)\"", reader.schema)
    return try reader.rows(satisfying: [condition])
  }
}
