/// Scores for the moves of a parser and for the relations of its arcs, on the same features.
struct ParserScores<Moves: LabelScores, Relations: LabelScores> {
  var moves: Moves
  var relations: Relations
  let relationCount: Int

  /// The best relation for the arc of a move; 255 for a shift.
  @inline(__always)
  func relation(of move: Move, _ keys: borrowing FeatureKeys, sums: inout [Int32]) -> Int {
    if move == .shift { return 255 }
    return relations.best(
      keys, ParserFeatures.places(relationOf: move), of: relationCount, flip: move.flip, sums: &sums
    )
  }
}

extension ParserScores {
  /// Asks for what `relation` will need.
  @inline(__always)
  func fetchRelations(of move: Move, _ keys: borrowing FeatureKeys) {
    guard move != .shift else { return }
    let places = ParserFeatures.places(relationOf: move)
    relations.fetch(keys.keys.span.extracting(places), flip: move.flip)
  }
}

/// What parsing works with, kept from sentence to sentence.
struct ParserWork: ~Copyable {
  var atoms: ParserAtoms
  var state = ParserState()
  var keys = FeatureKeys(capacity: ParserFeatures.capacity)
  var moves = [Int32](repeating: 0, count: 4)
  var sums = [Int32](repeating: 0, count: 256)

  init(_ kinds: TagKinds) { atoms = ParserAtoms(kinds) }

  mutating func setFeatures() { ParserFeatures.set(&keys, atoms, state) }
}

extension ParserScores {
  /// Parses by the best move each time; the arcs are in `work.state`.
  func parse(_ work: inout ParserWork, count: Int) {
    work.state.begin(count)
    while !work.state.isFinished {
      work.setFeatures()
      fetchRelations(of: .left, work.keys)
      fetchRelations(of: .right, work.keys)
      moves.score(work.keys, into: &work.moves)
      let move = best(work.moves, work.state)
      work.state.make(move, relation: relation(of: move, work.keys, sums: &work.sums))
    }
  }

  /// The allowed move with the greatest score.
  func best(_ scores: [Int32], _ state: borrowing ParserState) -> Move {
    var best = state.allows(.shift) ? Move.shift : state.allows(.left) ? .left : .right
    for move in [Move.left, .right]
    where state.allows(move) && scores[move.rawValue] > scores[best.rawValue] {
      best = move
    }
    return best
  }
}

extension ParserScores: Sendable where Moves: Sendable, Relations: Sendable {}
