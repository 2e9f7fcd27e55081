/// What the parser's features ask about the words of a sentence, by position; the root and nothing
/// have entries too.
struct ParserAtoms {
  private(set) var words: [UInt64] = []
  private(set) var penn: [UInt64] = []
  private(set) var universal: [UInt64] = []
  /// Word and Penn Treebank tag together.
  private(set) var both: [UInt64] = []
  /// The last three bytes.
  private(set) var suffixes: [UInt64] = []

  mutating func set(_ facts: borrowing WordFacts, penn tags: [UInt8], universal tags2: [UInt8]) {
    removeAll()
    for index in 0..<facts.count {
      let entry = index + WordFacts.first
      append(
        facts.words[entry], UInt64(tags[index]) + 3, UInt64(tags2[index]) + 3,
        facts.suffix(entry, 3))
    }
    append(1, 1, 1, 1)
    append(2, 2, 2, 2)
  }

  private mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    penn.removeAll(keepingCapacity: true)
    universal.removeAll(keepingCapacity: true)
    both.removeAll(keepingCapacity: true)
    suffixes.removeAll(keepingCapacity: true)
  }

  private mutating func append(
    _ word: UInt64, _ tag: UInt64, _ universalTag: UInt64, _ suffix: UInt64
  ) {
    words.append(word)
    penn.append(tag)
    universal.append(universalTag)
    both.append(word &* 0x9E37_79B9_7F4A_7C15 &+ tag)
    suffixes.append(suffix)
  }
}

/// The features of a move, and of the relation of the arc that it makes.
///
/// Source: Yue Zhang and Joakim Nivre, "Transition-based dependency parsing with rich non-local
/// features", 2011, for the arc-hybrid system, with endings and the last moves added.
struct ParserFeatures {
  static let capacity = 137

  static func set(_ keys: inout FeatureKeys, _ atoms: borrowing ParserAtoms, _ state: ParserState) {
    keys.removeAll()
    let (s0, s1, s2) = (state.onStack(0), state.onStack(1), state.onStack(2))
    let (b0, b1, b2, b3) = (
      state.inBuffer(0), state.inBuffer(1), state.inBuffer(2), state.inBuffer(3)
    )
    let (s0l, s0l2) = (state.number(.left, s0), state.number(.left2, s0))
    let (s0r, s0r2) = (state.number(.right, s0), state.number(.right2, s0))
    let (s1l, s1r, s1r2) = (
      state.number(.left, s1), state.number(.right, s1), state.number(.right2, s1)
    )
    let (b0l, b0l2) = (state.number(.left, b0), state.number(.left2, b0))
    let distance = distanceClass(s0, b0)
    let stackDistance = distanceClass(s1, s0)
    let b0Both = atoms.both[b0]
    let b0LeftCount = field(state, .leftCount, b0)
    let b0LeftSet = field(state, .leftSet, b0)
    let b0Suffix = atoms.suffixes[b0]
    let b0Tag = atoms.penn[b0]
    let b0Universal = atoms.universal[b0]
    let b0Word = atoms.words[b0]
    let b0l2Relation = relation(state, b0l2)
    let b0l2Tag = atoms.penn[b0l2]
    let b0lRelation = relation(state, b0l)
    let b0lTag = atoms.penn[b0l]
    let b0lWord = atoms.words[b0l]
    let b1Both = atoms.both[b1]
    let b1Tag = atoms.penn[b1]
    let b1Universal = atoms.universal[b1]
    let b1Word = atoms.words[b1]
    let b2Both = atoms.both[b2]
    let b2Tag = atoms.penn[b2]
    let b2Word = atoms.words[b2]
    let b3Tag = atoms.penn[b3]
    let s0Both = atoms.both[s0]
    let s0LeftCount = field(state, .leftCount, s0)
    let s0LeftSet = field(state, .leftSet, s0)
    let s0RightCount = field(state, .rightCount, s0)
    let s0RightSet = field(state, .rightSet, s0)
    let s0Suffix = atoms.suffixes[s0]
    let s0Tag = atoms.penn[s0]
    let s0Universal = atoms.universal[s0]
    let s0Word = atoms.words[s0]
    let s0l2Relation = relation(state, s0l2)
    let s0l2Tag = atoms.penn[s0l2]
    let s0lRelation = relation(state, s0l)
    let s0lTag = atoms.penn[s0l]
    let s0lWord = atoms.words[s0l]
    let s0r2Relation = relation(state, s0r2)
    let s0r2Tag = atoms.penn[s0r2]
    let s0rRelation = relation(state, s0r)
    let s0rTag = atoms.penn[s0r]
    let s0rWord = atoms.words[s0r]
    let s1Both = atoms.both[s1]
    let s1LeftCount = field(state, .leftCount, s1)
    let s1RightCount = field(state, .rightCount, s1)
    let s1RightSet = field(state, .rightSet, s1)
    let s1Suffix = atoms.suffixes[s1]
    let s1Tag = atoms.penn[s1]
    let s1Universal = atoms.universal[s1]
    let s1Word = atoms.words[s1]
    let s1lRelation = relation(state, s1l)
    let s1lTag = atoms.penn[s1l]
    let s1lWord = atoms.words[s1l]
    let s1r2Relation = relation(state, s1r2)
    let s1r2Tag = atoms.penn[s1r2]
    let s1rRelation = relation(state, s1r)
    let s1rTag = atoms.penn[s1r]
    let s1rWord = atoms.words[s1r]
    let s2Both = atoms.both[s2]
    let s2Tag = atoms.penn[s2]
    let s2Universal = atoms.universal[s2]
    let s2Word = atoms.words[s2]
    keys.add(0, s0Word)
    keys.add(1, s0Tag)
    keys.add(2, s0Both)
    keys.add(3, s1Word)
    keys.add(4, s1Tag)
    keys.add(5, s1Both)
    keys.add(6, s2Word)
    keys.add(7, s2Tag)
    keys.add(8, s2Both)
    keys.add(9, b0Word)
    keys.add(10, b0Tag)
    keys.add(11, b0Both)
    keys.add(12, b1Word)
    keys.add(13, b1Tag)
    keys.add(14, b1Both)
    keys.add(15, b2Word)
    keys.add(16, b2Tag)
    keys.add(17, b2Both)
    keys.add(18, b3Tag)
    keys.add(19, s0Both, b0Both)
    keys.add(20, s0Both, b0Word)
    keys.add(21, s0Word, b0Both)
    keys.add(22, s0Both, b0Tag)
    keys.add(23, s0Tag, b0Both)
    keys.add(24, s0Word, b0Word)
    keys.add(25, s0Tag, b0Tag)
    keys.add(26, s1Both, s0Both)
    keys.add(27, s1Both, s0Word)
    keys.add(28, s1Word, s0Both)
    keys.add(29, s1Word, s0Word)
    keys.add(30, s1Tag, s0Tag)
    keys.add(31, s1Both, s0Tag)
    keys.add(32, s1Tag, s0Both)
    keys.add(33, s1Tag, b0Tag)
    keys.add(34, s1Word, b0Word)
    keys.add(35, s1Word, b0Tag)
    keys.add(36, s1Tag, b0Word)
    keys.add(37, b0Tag, b1Tag)
    keys.add(38, b0Word, b1Word)
    keys.add(39, b0Word, b1Tag)
    keys.add(40, b0Tag, b1Word)
    keys.add(41, b0Tag, b1Tag, b2Tag)
    keys.add(42, s0Tag, b0Tag, b1Tag)
    keys.add(43, s1Tag, s0Tag, b0Tag)
    keys.add(44, s2Tag, s1Tag, s0Tag)
    keys.add(45, s0Word, b0Tag, b1Tag)
    keys.add(46, s1Tag, s0Word, b0Tag)
    keys.add(47, s1Word, s0Tag, b0Tag)
    keys.add(48, s1Tag, s0Tag, b0Word)
    keys.add(49, s0Tag, s0lTag, b0Tag)
    keys.add(50, s0Tag, s0rTag, b0Tag)
    keys.add(51, s0Tag, b0Tag, b0lTag)
    keys.add(52, s1Tag, s1lTag, s0Tag)
    keys.add(53, s1Tag, s1rTag, s0Tag)
    keys.add(54, s1Tag, s0lTag, s0Tag)
    keys.add(55, s1Tag, s0Tag, s0rTag)
    keys.add(56, s0Tag, s0lTag, s0l2Tag)
    keys.add(57, s0Tag, s0rTag, s0r2Tag)
    keys.add(58, s1Tag, s1rTag, s1r2Tag)
    keys.add(59, b0Tag, b0lTag, b0l2Tag)
    keys.add(60, s1Word, s0Tag, s0rWord)
    keys.add(61, s1Tag, s0Word, s1rTag)
    keys.add(62, s1Word, s0Word, b0Tag)
    keys.add(63, s1Tag, s0Word, b0Word)
    keys.add(64, s0Word, distance)
    keys.add(65, s0Tag, distance)
    keys.add(66, b0Word, distance)
    keys.add(67, b0Tag, distance)
    keys.add(68, s0Word, b0Word, distance)
    keys.add(69, s0Tag, b0Tag, distance)
    keys.add(70, s1Tag, s0Tag, stackDistance)
    keys.add(71, s1Word, s0Word, stackDistance)
    keys.add(72, s1Tag, s0Word, stackDistance)
    keys.add(73, s1Word, s0Tag, stackDistance)
    keys.add(74, s0Word, s0RightCount)
    keys.add(75, s0Tag, s0RightCount)
    keys.add(76, s0Word, s0LeftCount)
    keys.add(77, s0Tag, s0LeftCount)
    keys.add(78, b0Word, b0LeftCount)
    keys.add(79, b0Tag, b0LeftCount)
    keys.add(80, s1Word, s1RightCount)
    keys.add(81, s1Tag, s1RightCount)
    keys.add(82, s1Tag, s1LeftCount)
    keys.add(83, s0lWord)
    keys.add(84, s0lTag)
    keys.add(85, s0lRelation)
    keys.add(86, s0rWord)
    keys.add(87, s0rTag)
    keys.add(88, s0rRelation)
    keys.add(89, b0lWord)
    keys.add(90, b0lTag)
    keys.add(91, b0lRelation)
    keys.add(92, s1lWord)
    keys.add(93, s1lTag)
    keys.add(94, s1lRelation)
    keys.add(95, s1rWord)
    keys.add(96, s1rTag)
    keys.add(97, s1rRelation)
    keys.add(98, s0l2Tag)
    keys.add(99, s0l2Relation)
    keys.add(100, s0r2Tag)
    keys.add(101, s0r2Relation)
    keys.add(102, b0l2Tag)
    keys.add(103, b0l2Relation)
    keys.add(104, s1r2Tag)
    keys.add(105, s1r2Relation)
    keys.add(106, s0Word, s0rRelation)
    keys.add(107, s1Word, s1rRelation)
    keys.add(108, b0Word, b0lRelation)
    keys.add(109, s1Tag, s1rRelation, s0Tag)
    keys.add(110, s0Tag, s0rRelation, b0Tag)
    keys.add(111, s0Tag, b0Tag, b0lRelation)
    keys.add(112, s0Word, s0LeftSet)
    keys.add(113, s0Tag, s0LeftSet)
    keys.add(114, s0Word, s0RightSet)
    keys.add(115, s0Tag, s0RightSet)
    keys.add(116, b0Word, b0LeftSet)
    keys.add(117, b0Tag, b0LeftSet)
    keys.add(118, s1Word, s1RightSet)
    keys.add(119, s1Tag, s1RightSet)
    keys.add(120, s1Tag, s0Tag, s1RightSet)
    keys.add(121, s0Tag, b0Tag, s0RightSet)
    keys.add(122, s0Tag, b0Tag, b0LeftSet)
    keys.add(123, s0Suffix)
    keys.add(124, b0Suffix)
    keys.add(125, s0Suffix, b0Suffix)
    keys.add(126, s1Suffix, s0Suffix)
    keys.add(127, s0Universal, b0Universal)
    keys.add(128, s1Universal, s0Universal)
    keys.add(129, s1Universal, s0Universal, b0Universal)
    keys.add(130, s0Universal, b0Universal, b1Universal)
    keys.add(131, s2Universal, s1Universal, s0Universal &<< 32 | b0Universal)
    keys.add(132, s1Universal, s0Universal, b0Universal &<< 32 | b1Universal)
    keys.add(133, state.history)
    keys.add(134, state.history, s0Tag, b0Tag)
    keys.add(135, state.history, s0Word)
    keys.add(136, s1Suffix, s0Suffix, b0Tag)
  }

  @inline(__always)
  private static func relation(_ state: ParserState, _ word: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: state.number(.relation, word) &+ 1)
  }

  @inline(__always)
  private static func field(
    _ state: ParserState, _ field: ParserState.Field, _ word: Int
  ) -> UInt64 {
    UInt64(truncatingIfNeeded: state.number(field, word))
  }

  /// How far two words are apart: 1 to 4, 5 to 10, more.
  @inline(__always)
  private static func distanceClass(_ left: Int, _ right: Int) -> UInt64 {
    let distance = right &- left
    return UInt64(distance < 0 ? 0 : distance < 5 ? distance : distance < 11 ? 5 : 6)
  }
}
