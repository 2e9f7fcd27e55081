/// Finds the best labels for a sentence (Viterbi): those with the greatest sum of what each token
/// says for its label and each label for the next.
///
/// Its room is made once and used again for each sentence.
struct NameDecoder {
  /// Labels have this many places in each row.
  static let width = 32
  private static let impossible = Int32.min / 4

  /// What the tokens of the sentence say for each label: `width` for each token.
  private(set) var scores: [Int32] = []
  private(set) var count = 0
  private var best: [Int32] = []
  private var previous: [UInt8] = []
  private var sums = [Int32](repeating: 0, count: width)

  /// Begins a sentence of so many tokens.
  mutating func begin(_ count: Int) {
    self.count = count
    let size = count * Self.width
    guard scores.count < size else { return }
    scores = Array(repeating: 0, count: size)
    best = scores
    previous = Array(repeating: 0, count: size)
  }

  /// Takes what the features of a token say.
  @inline(__always)
  mutating func set<Scores: LabelScores>(
    _ token: Int, _ features: FeatureKeys, by table: borrowing Scores
  ) {
    table.score(features, into: &sums)
    let start = token &* Self.width
    for label in 0..<NameLabel.count { scores[start &+ label] = sums[label] }
  }

  /// Forbids all labels of a token whose bit is not set.
  mutating func allow(_ labels: UInt32, at token: Int) {
    for label in 0..<NameLabel.count where labels >> UInt32(label) & 1 == 0 {
      scores[token * Self.width + label] = Self.impossible / 64
    }
  }

  /// The best labels of the sentence, or of a stretch of it with no names around.
  ///
  /// - Parameters:
  ///   - transitions: For each label before (the first row: the head of the sentence) what it says
  ///     for each label behind; `width` to a row.
  ///   - isHead: Whether the first token is that of the sentence.
  ///   - isEnd: Whether the last one is.
  mutating func labels(
    _ transitions: [Int32], isHead: Bool = true, isEnd: Bool = true
  ) -> [UInt8] {
    guard count > 0 else { return [] }
    let scores = scores
    let before = isHead ? 0 : (NameLabel.none + 1) * Self.width
    NameDecoder.fill(
      scores.span, transitions.span, before: before, count: count, best: &best,
      previous: &previous)
    var label = 0
    var greatest = Int32.min
    for last in NameLabel.closed {
      let behind = isEnd ? 0 : transitions[(last + 1) * Self.width + NameLabel.none]
      let value = best[(count - 1) * Self.width + last] &+ behind
      if value > greatest { (greatest, label) = (value, last) }
    }
    var labels = [UInt8](repeating: 0, count: count)
    for token in stride(from: count - 1, through: 0, by: -1) {
      labels[token] = UInt8(truncatingIfNeeded: label)
      label = Int(previous[token * Self.width + label])
    }
    return labels
  }

  private static func fill(
    _ scores: Span<Int32>, _ transitions: Span<Int32>, before head: Int, count: Int,
    best: inout [Int32], previous: inout [UInt8]
  ) {
    let closed = NameLabel.closed
    let closedSpan = closed.span
    var best = best.mutableSpan
    var previous = previous.mutableSpan
    for label in 0..<NameLabel.count {
      best[label] =
        NameLabel.continues(label)
        ? Self.impossible : scores[label] &+ transitions[head &+ label]
    }
    for token in 1..<max(count, 1) {
      let row = token &* Self.width
      let before = row &- Self.width
      for label in 0..<NameLabel.count {
        var greatest = Int32.min
        var from = 0
        if NameLabel.continues(label) {
          // The name's first token, or one inside it.
          let begin = label &- (label &- 1) % 4
          for last in begin..<begin &+ 2 {
            let value = best[before &+ last] &+ transitions[(last &+ 1) &* Self.width &+ label]
            if value > greatest { (greatest, from) = (value, last) }
          }
        } else {
          for index in closedSpan.indices {
            let last = closedSpan[index]
            let value = best[before &+ last] &+ transitions[(last &+ 1) &* Self.width &+ label]
            if value > greatest { (greatest, from) = (value, last) }
          }
        }
        best[row &+ label] = max(greatest, Self.impossible) &+ scores[row &+ label]
        previous[row &+ label] = UInt8(truncatingIfNeeded: from)
      }
    }
  }
}
