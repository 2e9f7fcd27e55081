import Kernels

extension CorpusWalk {
  /// Whether results that are written to a folder would be read as part of the corpus.
  ///
  /// - Parameter folder: Its path; it need not be there yet.
  package func takesIn(_ folder: String) -> Bool {
    guard let corpus = corpusFolder else { return false }
    var above: [Substring] = []
    for part in FileSystem.absolutePath(folder).split(separator: "/") {
      if part == ".." { _ = above.popLast() } else { above.append(part) }
    }
    // From the folder upwards, until the corpus is found or the root is behind.
    var below: [Substring] = ["current", "manifest.json"]
    while !isCorpus("/" + above.joined(separator: "/"), corpus) {
      guard let name = above.popLast() else { return false }
      below.insert(name, at: 0)
    }
    return lists(below.joined(separator: "/"))
  }

  private func isCorpus(_ path: String, _ corpus: FileStatus.Identity) -> Bool {
    (try? FileSystem.status(of: path))?.identity == corpus
  }
}
