/// The three moves of the arc-hybrid system.
///
/// Source: Marco Kuhlmann, Carlos Gómez-Rodríguez and Giorgio Satta, "Dynamic programming
/// algorithms for transition-based dependency parsers", 2011. The root stands at the end of the
/// buffer, and gets one word only.
enum Move: Int, CaseIterable {
  /// The first word of the buffer goes onto the stack.
  case shift
  /// The first word of the buffer becomes the head of the top of the stack, which is taken off.
  case left
  /// The second word of the stack becomes the head of the top, which is taken off.
  case right

  /// What tells relations of left and right arcs apart in one table.
  @inline(__always)
  var flip: UInt32 { self == .left ? 0 : 0x5BD1_E995 }
}

/// Where the parse of a sentence stands: stack, buffer, and the arcs so far.
///
/// Everything about words lies in one list of numbers, so that a beam copies a state at once.
/// Positions: 0 up to `count` - 1 are words, `count` is the root, `count + 1` is nothing.
struct ParserState: ~Copyable {
  /// What the state knows of a word.
  enum Field: Int, CaseIterable {
    /// The stack, by depth; not about a word.
    case stack
    case head, relation
    /// The outermost children so far, and the next to the outermost.
    case left, left2, right, right2
    /// How many children there are, and which relations they have, as one number.
    case leftCount, rightCount, leftSet, rightSet
  }

  private(set) var count = 0
  private(set) var stackCount = 0
  /// The first word of the buffer.
  private(set) var front = 0
  /// The last two moves, with their relations.
  private(set) var history: UInt64 = 0
  private var stride = 2
  private var numbers: [Int32] = []

  /// Begins a sentence of so many words.
  mutating func begin(_ count: Int) {
    self.count = count
    stackCount = 0
    front = 0
    history = 0
    stride = count + 2
    numbers.removeAll(keepingCapacity: true)
    for field in Field.allCases {
      let value: Int32 =
        switch field {
        case .head: -1
        case .left, .left2, .right, .right2: Int32(truncatingIfNeeded: count + 1)
        case .relation: 255
        default: 0
        }
      for _ in 0..<stride { numbers.append(value) }
    }
  }

  /// Becomes the same as another state of the same sentence.
  mutating func copy(_ other: borrowing ParserState) {
    count = other.count
    stackCount = other.stackCount
    front = other.front
    history = other.history
    stride = other.stride
    let size = other.numbers.count
    if numbers.count != size { numbers = Array(repeating: 0, count: size) }
    let source = other.numbers.span
    var target = numbers.mutableSpan
    for index in 0..<size { target[index] = source[index] }
  }

  @inline(__always)
  func number(_ field: Field, _ word: Int) -> Int {
    Int(numbers[field.rawValue &* stride &+ word])
  }

  @inline(__always)
  private mutating func set(_ field: Field, _ word: Int, _ value: Int) {
    numbers[field.rawValue &* stride &+ word] = Int32(truncatingIfNeeded: value)
  }

  var nothing: Int { count + 1 }
  var isFinished: Bool { front == count && stackCount == 0 }

  /// The word at a depth of the stack, 0 being the top.
  @inline(__always)
  func onStack(_ depth: Int) -> Int {
    depth < stackCount ? number(.stack, stackCount &- 1 &- depth) : count &+ 1
  }

  /// A word of the buffer, 0 being the first; the root is its last.
  @inline(__always)
  func inBuffer(_ place: Int) -> Int { min(front &+ place, count &+ 1) }

  /// Whether a move can be made and leads to a tree with one root.
  @inline(__always)
  func allows(_ move: Move) -> Bool {
    switch move {
    case .shift: front < count
    case .left: stackCount > 0 && (front < count || stackCount == 1)
    case .right: stackCount > 1
    }
  }

  /// The head and the child of the arc that a move makes; both nothing for a shift.
  @inline(__always)
  func arc(of move: Move) -> (head: Int, child: Int) {
    switch move {
    case .shift: (nothing, nothing)
    case .left: (front, onStack(0))
    case .right: (onStack(1), onStack(0))
    }
  }

  /// - Precondition: The move is allowed.
  mutating func make(_ move: Move, relation: Int) {
    history = history &<< 10 & 0xFFFFF | UInt64(move.rawValue &+ 1) &<< 8 | UInt64(relation)
    if move == .shift {
      set(.stack, stackCount, front)
      stackCount &+= 1
      front &+= 1
      return
    }
    let (head, child) = arc(of: move)
    stackCount &-= 1
    set(.head, child, head)
    set(.relation, child, relation)
    let bit = Int32(truncatingIfNeeded: 1 &<< (relation & 31))
    if move == .left {
      set(.left2, head, number(.left, head))
      set(.left, head, child)
      set(.leftCount, head, number(.leftCount, head) &+ 1)
      set(.leftSet, head, number(.leftSet, head) | Int(bit))
    } else {
      set(.right2, head, number(.right, head))
      set(.right, head, child)
      set(.rightCount, head, number(.rightCount, head) &+ 1)
      set(.rightSet, head, number(.rightSet, head) | Int(bit))
    }
  }
}
