/// How the inputs of a run differ from those of another.
package struct InputChanges: Sendable, Equatable {
  package private(set) var added: [String] = []
  package private(set) var changed: [String] = []
  package private(set) var removed: [String] = []

  package init(from earlier: RunRecord.Inputs, to later: RunRecord.Inputs) {
    for (path, hash) in later.files {
      if let before = earlier.files[path] {
        if before != hash { changed.append(path) }
      } else {
        added.append(path)
      }
    }
    removed = earlier.files.keys.filter { later.files[$0] == nil }
    added.sort()
    changed.sort()
    removed.sort()
  }

  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// `5 added, 1 changed, 2 removed`.
  package var text: String {
    [(added.count, "added"), (changed.count, "changed"), (removed.count, "removed")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
