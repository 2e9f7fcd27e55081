import Kernels
package import Stages
import Tables

/// Tries the rejected inputs of the current run again, with the program and configuration of now;
/// publishes nothing.
package struct RejectReplay {
  package private(set) var usable: [String] = []
  /// `path#record`, and why it still cannot be used.
  package private(set) var rejected: [(name: String, rejection: Rejection)] = []
  /// Those that are no longer in the corpus.
  package private(set) var gone: [String] = []

  /// - Throws: `FileError` or `FormatError` where there is no current run with rejects as columns.
  package init(_ configuration: PipelineConfiguration) throws {
    let wanted = try RejectReplay.rejects(of: configuration)
    var left = Set(wanted.flatMap { path, records in records.map { Name(path: path, record: $0) } })
    let maker = PartMaker(configuration, RunPlan(configuration))
    var reader = try ReplayReader(configuration.read, wanted: wanted)
    while let batch = reader.next() {
      var tried = Set(batch.items.map(Name.init))
      for reject in maker.part(of: batch).rejects {
        let name = Name(path: reject.path, record: reject.record)
        tried.remove(name)
        left.remove(name)
        rejected.append((name.text, reject.rejection))
      }
      usable += tried.map(\.text)
      left.subtract(tried)
    }
    for path in reader.wholeFiles {
      if let name = left.remove(Name(path: path, record: nil)) { usable.append(name.text) }
    }
    usable.sort()
    gone = left.map(\.text).sorted()
  }

  private struct Name: Hashable {
    let path: String
    let record: Int?

    var text: String { path + (record.map { "#\($0)" } ?? "") }

    init(path: String, record: Int?) {
      self.path = path
      self.record = record
    }

    init(_ item: RawBatch.Item) {
      switch item {
      case .input(let input): self.init(path: input.file.key, record: input.lines?.firstRecord)
      case .rejected(let key, let record, _, _): self.init(path: key, record: record)
      }
    }
  }

  /// Rows of `rejects`, without the remarks on identifiers that are used twice.
  private static func rejects(
    of configuration: PipelineConfiguration
  ) throws -> [String: Set<Int?>] {
    let path = "\(configuration.write.to)/current/rejects.bsc"
    let reader = try ColumnarReader(readingFrom: path, isMapped: false)
    var wanted: [String: Set<Int?>] = [:]
    for group in reader.groups.indices {
      let table = try reader.table(ofGroup: group)
      guard let path = table.column("path"), let record = table.column("record"),
        let reason = table.column("reason")
      else { continue }
      for row in 0..<table.rowCount where reason.text(row: row) != "duplicate-id" {
        let number = record.text(row: row).flatMap { Int($0) }
        wanted[path.text(row: row) ?? "", default: []].insert(number)
      }
    }
    return wanted
  }
}
