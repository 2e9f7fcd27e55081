/// Says which moves lose no arc of the right tree that could still be had.
///
/// Source: Yoav Goldberg and Joakim Nivre, "Training deterministic parsers with non-deterministic
/// oracles", 2013, section 4.2 (arc-hybrid).
struct ParserOracle {
  /// Right heads: the number of words for the root, -1 where none is given.
  private var heads: [Int32] = []
  /// The children of each word and of the root, one after another.
  private var children: [Int32] = []
  /// Where the children of a word begin in `children`.
  private var firsts: [Int] = []

  mutating func begin(_ heads: [Int32]) {
    self.heads = heads
    let count = heads.count
    firsts = Array(repeating: 0, count: count + 2)
    for head in heads where head >= 0 { firsts[Int(head) + 1] += 1 }
    for index in 1..<firsts.count { firsts[index] += firsts[index - 1] }
    var next = firsts
    children = Array(repeating: 0, count: firsts[count + 1])
    for (child, head) in heads.enumerated() where head >= 0 {
      children[next[Int(head)]] = Int32(truncatingIfNeeded: child)
      next[Int(head)] += 1
    }
  }

  /// Of the allowed moves that cost least, the one with the greatest score.
  func rightMove(_ work: borrowing ParserWork) -> Move {
    var right = Move.shift
    var least = Int.max
    for move in Move.allCases where work.state.allows(move) {
      let cost = cost(of: move, work.state)
      if cost < least
        || (cost == least && work.moves[move.rawValue] > work.moves[right.rawValue])
      {
        (right, least) = (move, cost)
      }
    }
    return right
  }

  /// How many right arcs a move makes impossible.
  func cost(of move: Move, _ state: borrowing ParserState) -> Int {
    switch move {
    case .shift: shiftCost(state)
    case .left: state.onStack(0) > state.count ? 0 : leftCost(state)
    case .right: rightCost(state)
    }
  }

  /// The top gets the front as its head: no other head, and no children from the buffer.
  private func leftCost(_ state: borrowing ParserState) -> Int {
    let top = state.onStack(0)
    let head = Int(heads[top])
    let isLost = head > state.front || (head >= 0 && head == state.onStack(1))
    return (isLost ? 1 : 0) + childrenInBuffer(of: top, state)
  }

  /// The top gets the second as its head: none from the buffer, and no children from there.
  private func rightCost(_ state: borrowing ParserState) -> Int {
    let top = state.onStack(0)
    return (Int(heads[top]) >= state.front ? 1 : 0) + childrenInBuffer(of: top, state)
  }

  /// The front can no longer have a head below the top, nor children on the stack.
  private func shiftCost(_ state: borrowing ParserState) -> Int {
    let front = state.front
    let head = Int(heads[front])
    let isLost =
      head >= 0 && head < front && head != state.onStack(0) && isOnStack(head, state)
    var cost = isLost ? 1 : 0
    for place in firsts[front]..<firsts[front + 1] {
      let child = Int(children[place])
      if child >= front { break }
      if isOnStack(child, state) { cost += 1 }
    }
    return cost
  }

  private func childrenInBuffer(of word: Int, _ state: borrowing ParserState) -> Int {
    var count = 0
    for place in stride(from: firsts[word + 1] - 1, through: firsts[word], by: -1) {
      if Int(children[place]) < state.front { break }
      count += 1
    }
    return count
  }

  /// A word before the front is on the stack as long as it has no head.
  private func isOnStack(_ word: Int, _ state: borrowing ParserState) -> Bool {
    word < state.front && state.number(.head, word) < 0
  }
}
