/// The best few parses of a sentence, followed side by side, one move at a time.
struct ParserBeam: ~Copyable {
  /// How many parses are followed.
  static let size = 4
  /// Sentences with more words are parsed greedily, so that copies of long states do not make
  /// time grow with the square of their length.
  static let longestSentence = 300

  private struct Candidate {
    var item: Int
    var move: Move
    var score: Int32
  }

  private(set) var count = 0
  /// Of the states that are followed, the best first.
  private(set) var scores: [Int32] = []
  private var states: InlineArray<4, ParserState>
  private var next: InlineArray<4, ParserState>
  private var keys: InlineArray<4, FeatureKeys>
  private var candidates: [Candidate] = []
  private var moves = [Int32](repeating: 0, count: 4)
  private var sums = [Int32](repeating: 0, count: 256)
  /// For each step and place in the beam: which place it came from, and by which move.
  private var steps: [(from: UInt8, move: UInt8)] = []

  init() {
    states = InlineArray { _ in ParserState() }
    next = InlineArray { _ in ParserState() }
    keys = InlineArray { _ in FeatureKeys(capacity: ParserFeatures.capacity) }
  }

  mutating func begin(_ count: Int) {
    states[0].begin(count)
    self.count = 1
    scores = [0]
    steps.removeAll(keepingCapacity: true)
  }

  var isFinished: Bool { states[0].isFinished }
  /// Makes a state the same as the best.
  func copyBest(to state: inout ParserState) { state.copy(states[0]) }

  /// Makes one move in every state, and keeps the best states.
  ///
  /// - Parameter margin: States that are worse than the best by more are given up.
  mutating func advance<Moves: LabelScores, Relations: LabelScores>(
    _ parser: borrowing ParserScores<Moves, Relations>, _ atoms: borrowing ParserAtoms,
    margin: Int32
  ) {
    candidates.removeAll(keepingCapacity: true)
    for item in 0..<count {
      ParserFeatures.set(&keys[item], atoms, states[item])
      parser.moves.fetch(keys[item])
    }
    for item in 0..<count {
      parser.moves.score(keys[item], into: &moves)
      for move in Move.allCases where states[item].allows(move) {
        insert(Candidate(item: item, move: move, score: scores[item] &+ moves[move.rawValue]))
      }
    }
    while let last = candidates.last, last.score < candidates[0].score &- margin {
      candidates.removeLast()
    }
    count = candidates.count
    // What is needed last is asked for first.
    for place in 0..<count {
      parser.fetchRelations(of: candidates[place].move, keys[candidates[place].item])
    }
    scores.removeAll(keepingCapacity: true)
    for place in 0..<count { next[place].copy(states[candidates[place].item]) }
    for place in 0..<count {
      let candidate = candidates[place]
      let relation = parser.relation(of: candidate.move, keys[candidate.item], sums: &sums)
      next[place].make(candidate.move, relation: relation)
      scores.append(candidate.score)
      steps.append(
        (
          UInt8(truncatingIfNeeded: candidate.item),
          UInt8(truncatingIfNeeded: candidate.move.rawValue)
        ))
    }
    for _ in count..<Self.size { steps.append((0, 0)) }
    swap(&states, &next)
  }

  /// Keeps the candidates sorted, and no more than are followed; the first of equals stays first.
  private mutating func insert(_ candidate: Candidate) {
    var place = candidates.count
    while place > 0, candidates[place - 1].score < candidate.score { place -= 1 }
    if place == Self.size { return }
    if candidates.count == Self.size { candidates.removeLast() }
    candidates.insert(candidate, at: place)
  }

  /// The moves that led to what was the best state after so many steps.
  func path(_ length: Int) -> [Move] {
    var place = 0
    var path: [Move] = []
    for step in stride(from: length - 1, through: 0, by: -1) {
      let (from, move) = steps[step * Self.size + place]
      path.append(Move(rawValue: Int(move)) ?? .shift)
      place = Int(from)
    }
    return path.reversed()
  }
}
