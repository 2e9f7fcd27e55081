import Kernels
import Stages

/// One line on a terminal: how much of the corpus is done, and when the rest will be.
struct Progress {
  private let isShown: Bool
  /// Bytes of the whole corpus.
  private let total: Int
  private let start = Machine.nanoseconds()
  private var last: UInt64 = 0

  init(_ read: ReadConfiguration, isShown: Bool) {
    self.isShown = isShown
    total = isShown ? Progress.size(of: read) : 0
  }

  mutating func show(bytesSoFar: Int) {
    let now = Machine.nanoseconds()
    guard isShown, total > 0, now - last > 100_000_000 else { return }
    last = now
    let seconds = Double(now - start) / 1e9
    let share = min(1, Double(bytesSoFar) / Double(total))
    guard share > 0 else { return }
    let left = Int((seconds / share - seconds).rounded(.up))
    let clock = "\(left / 60) min \(left % 60) s"
    Machine.writeError("\r\u{1B}[K\(Int(share * 100)) %, \(clock) left")
  }

  mutating func clear() {
    if isShown && last > 0 { Machine.writeError("\r\u{1B}[K") }
  }

  private static func size(of read: ReadConfiguration) -> Int {
    guard var walk = try? CorpusWalk(read) else { return 0 }
    var total = 0
    while let listed = walk.next() {
      if case .file(let file) = listed { total += file.size }
    }
    return total
  }
}
