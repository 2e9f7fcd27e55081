import Kernels
import Stages

/// Inputs that could not be used, as rows of `rejects`, with identifiers that are used twice.
struct RejectLog {
  /// So many rows are held before they are written.
  static let most = 4096

  private(set) var rows = RejectRows()
  /// Hashes of the identifiers seen.
  private var seen: Set<UInt64> = []

  mutating func add(_ part: Part) {
    for reject in part.rejects {
      rows.append(path: reject.path, record: reject.record, reject.rejection)
    }
    for identifier in part.identifiers {
      let bytes = Array(identifier.id.utf8)
      guard !seen.insert(xxHash64(bytes.span)).inserted else { continue }
      let detail = "the id '\(identifier.id)' is that of an earlier record; both are kept"
      rows.append(
        path: identifier.path, record: identifier.record,
        Rejection(stage: "read", reason: "duplicate-id", detail: detail))
    }
  }

  /// Takes the rows that are held.
  mutating func take() -> RejectRows {
    defer { rows = RejectRows() }
    return rows
  }
}
