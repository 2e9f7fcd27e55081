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

  static func set(
    _ features: inout FeatureKeys, _ atoms: borrowing ParserAtoms, _ state: borrowing ParserState
  ) {
    features.count = capacity
    var keys = features.keys.mutableSpan
    precondition(keys.count == capacity)  // So that no index below needs a check.
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
    keys[0] = FeatureKeys.key(0, s0Word)
    keys[1] = FeatureKeys.key(1, s0Tag)
    keys[2] = FeatureKeys.key(2, s0Both)
    keys[3] = FeatureKeys.key(3, s1Word)
    keys[4] = FeatureKeys.key(4, s1Tag)
    keys[5] = FeatureKeys.key(5, s1Both)
    keys[6] = FeatureKeys.key(6, s2Word)
    keys[7] = FeatureKeys.key(7, s2Tag)
    keys[8] = FeatureKeys.key(8, s2Both)
    keys[9] = FeatureKeys.key(9, b0Word)
    keys[10] = FeatureKeys.key(10, b0Tag)
    keys[11] = FeatureKeys.key(11, b0Both)
    keys[12] = FeatureKeys.key(12, b1Word)
    keys[13] = FeatureKeys.key(13, b1Tag)
    keys[14] = FeatureKeys.key(14, b1Both)
    keys[15] = FeatureKeys.key(15, b2Word)
    keys[16] = FeatureKeys.key(16, b2Tag)
    keys[17] = FeatureKeys.key(17, b2Both)
    keys[18] = FeatureKeys.key(18, b3Tag)
    keys[19] = FeatureKeys.key(19, s0Both, b0Both)
    keys[20] = FeatureKeys.key(20, s0Both, b0Word)
    keys[21] = FeatureKeys.key(21, s0Word, b0Both)
    keys[22] = FeatureKeys.key(22, s0Both, b0Tag)
    keys[23] = FeatureKeys.key(23, s0Tag, b0Both)
    keys[24] = FeatureKeys.key(24, s0Word, b0Word)
    keys[25] = FeatureKeys.key(25, s0Tag, b0Tag)
    keys[26] = FeatureKeys.key(26, s1Both, s0Both)
    keys[27] = FeatureKeys.key(27, s1Both, s0Word)
    keys[28] = FeatureKeys.key(28, s1Word, s0Both)
    keys[29] = FeatureKeys.key(29, s1Word, s0Word)
    keys[30] = FeatureKeys.key(30, s1Tag, s0Tag)
    keys[31] = FeatureKeys.key(31, s1Both, s0Tag)
    keys[32] = FeatureKeys.key(32, s1Tag, s0Both)
    keys[33] = FeatureKeys.key(33, s1Tag, b0Tag)
    keys[34] = FeatureKeys.key(34, s1Word, b0Word)
    keys[35] = FeatureKeys.key(35, s1Word, b0Tag)
    keys[36] = FeatureKeys.key(36, s1Tag, b0Word)
    keys[37] = FeatureKeys.key(37, b0Tag, b1Tag)
    keys[38] = FeatureKeys.key(38, b0Word, b1Word)
    keys[39] = FeatureKeys.key(39, b0Word, b1Tag)
    keys[40] = FeatureKeys.key(40, b0Tag, b1Word)
    keys[41] = FeatureKeys.key(41, b0Tag, b1Tag, b2Tag)
    keys[42] = FeatureKeys.key(42, s0Tag, b0Tag, b1Tag)
    keys[43] = FeatureKeys.key(43, s1Tag, s0Tag, b0Tag)
    keys[44] = FeatureKeys.key(44, s2Tag, s1Tag, s0Tag)
    keys[45] = FeatureKeys.key(45, s0Word, b0Tag, b1Tag)
    keys[46] = FeatureKeys.key(46, s1Tag, s0Word, b0Tag)
    keys[47] = FeatureKeys.key(47, s1Word, s0Tag, b0Tag)
    keys[48] = FeatureKeys.key(48, s1Tag, s0Tag, b0Word)
    keys[49] = FeatureKeys.key(49, s0Tag, s0lTag, b0Tag)
    keys[50] = FeatureKeys.key(50, s0Tag, s0rTag, b0Tag)
    keys[51] = FeatureKeys.key(51, s0Tag, b0Tag, b0lTag)
    keys[52] = FeatureKeys.key(52, s1Tag, s1lTag, s0Tag)
    keys[53] = FeatureKeys.key(53, s1Tag, s1rTag, s0Tag)
    keys[54] = FeatureKeys.key(54, s1Tag, s0lTag, s0Tag)
    keys[55] = FeatureKeys.key(55, s1Tag, s0Tag, s0rTag)
    keys[56] = FeatureKeys.key(56, s0Tag, s0lTag, s0l2Tag)
    keys[57] = FeatureKeys.key(57, s0Tag, s0rTag, s0r2Tag)
    keys[58] = FeatureKeys.key(58, s1Tag, s1rTag, s1r2Tag)
    keys[59] = FeatureKeys.key(59, b0Tag, b0lTag, b0l2Tag)
    keys[60] = FeatureKeys.key(60, s1Word, s0Tag, s0rWord)
    keys[61] = FeatureKeys.key(61, s1Tag, s0Word, s1rTag)
    keys[62] = FeatureKeys.key(62, s1Word, s0Word, b0Tag)
    keys[63] = FeatureKeys.key(63, s1Tag, s0Word, b0Word)
    keys[64] = FeatureKeys.key(64, s0Word, distance)
    keys[65] = FeatureKeys.key(65, s0Tag, distance)
    keys[66] = FeatureKeys.key(66, b0Word, distance)
    keys[67] = FeatureKeys.key(67, b0Tag, distance)
    keys[68] = FeatureKeys.key(68, s0Word, b0Word, distance)
    keys[69] = FeatureKeys.key(69, s0Tag, b0Tag, distance)
    keys[70] = FeatureKeys.key(70, s1Tag, s0Tag, stackDistance)
    keys[71] = FeatureKeys.key(71, s1Word, s0Word, stackDistance)
    keys[72] = FeatureKeys.key(72, s1Tag, s0Word, stackDistance)
    keys[73] = FeatureKeys.key(73, s1Word, s0Tag, stackDistance)
    keys[74] = FeatureKeys.key(74, s0Word, s0RightCount)
    keys[75] = FeatureKeys.key(75, s0Tag, s0RightCount)
    keys[76] = FeatureKeys.key(76, s0Word, s0LeftCount)
    keys[77] = FeatureKeys.key(77, s0Tag, s0LeftCount)
    keys[78] = FeatureKeys.key(78, b0Word, b0LeftCount)
    keys[79] = FeatureKeys.key(79, b0Tag, b0LeftCount)
    keys[80] = FeatureKeys.key(80, s1Word, s1RightCount)
    keys[81] = FeatureKeys.key(81, s1Tag, s1RightCount)
    keys[82] = FeatureKeys.key(82, s1Tag, s1LeftCount)
    keys[83] = FeatureKeys.key(83, s0lWord)
    keys[84] = FeatureKeys.key(84, s0lTag)
    keys[85] = FeatureKeys.key(85, s0lRelation)
    keys[86] = FeatureKeys.key(86, s0rWord)
    keys[87] = FeatureKeys.key(87, s0rTag)
    keys[88] = FeatureKeys.key(88, s0rRelation)
    keys[89] = FeatureKeys.key(89, b0lWord)
    keys[90] = FeatureKeys.key(90, b0lTag)
    keys[91] = FeatureKeys.key(91, b0lRelation)
    keys[92] = FeatureKeys.key(92, s1lWord)
    keys[93] = FeatureKeys.key(93, s1lTag)
    keys[94] = FeatureKeys.key(94, s1lRelation)
    keys[95] = FeatureKeys.key(95, s1rWord)
    keys[96] = FeatureKeys.key(96, s1rTag)
    keys[97] = FeatureKeys.key(97, s1rRelation)
    keys[98] = FeatureKeys.key(98, s0l2Tag)
    keys[99] = FeatureKeys.key(99, s0l2Relation)
    keys[100] = FeatureKeys.key(100, s0r2Tag)
    keys[101] = FeatureKeys.key(101, s0r2Relation)
    keys[102] = FeatureKeys.key(102, b0l2Tag)
    keys[103] = FeatureKeys.key(103, b0l2Relation)
    keys[104] = FeatureKeys.key(104, s1r2Tag)
    keys[105] = FeatureKeys.key(105, s1r2Relation)
    keys[106] = FeatureKeys.key(106, s0Word, s0rRelation)
    keys[107] = FeatureKeys.key(107, s1Word, s1rRelation)
    keys[108] = FeatureKeys.key(108, b0Word, b0lRelation)
    keys[109] = FeatureKeys.key(109, s1Tag, s1rRelation, s0Tag)
    keys[110] = FeatureKeys.key(110, s0Tag, s0rRelation, b0Tag)
    keys[111] = FeatureKeys.key(111, s0Tag, b0Tag, b0lRelation)
    keys[112] = FeatureKeys.key(112, s0Word, s0LeftSet)
    keys[113] = FeatureKeys.key(113, s0Tag, s0LeftSet)
    keys[114] = FeatureKeys.key(114, s0Word, s0RightSet)
    keys[115] = FeatureKeys.key(115, s0Tag, s0RightSet)
    keys[116] = FeatureKeys.key(116, b0Word, b0LeftSet)
    keys[117] = FeatureKeys.key(117, b0Tag, b0LeftSet)
    keys[118] = FeatureKeys.key(118, s1Word, s1RightSet)
    keys[119] = FeatureKeys.key(119, s1Tag, s1RightSet)
    keys[120] = FeatureKeys.key(120, s1Tag, s0Tag, s1RightSet)
    keys[121] = FeatureKeys.key(121, s0Tag, b0Tag, s0RightSet)
    keys[122] = FeatureKeys.key(122, s0Tag, b0Tag, b0LeftSet)
    keys[123] = FeatureKeys.key(123, s0Suffix)
    keys[124] = FeatureKeys.key(124, b0Suffix)
    keys[125] = FeatureKeys.key(125, s0Suffix, b0Suffix)
    keys[126] = FeatureKeys.key(126, s1Suffix, s0Suffix)
    keys[127] = FeatureKeys.key(127, s0Universal, b0Universal)
    keys[128] = FeatureKeys.key(128, s1Universal, s0Universal)
    keys[129] = FeatureKeys.key(129, s1Universal, s0Universal, b0Universal)
    keys[130] = FeatureKeys.key(130, s0Universal, b0Universal, b1Universal)
    keys[131] = FeatureKeys.key(131, s2Universal, s1Universal, s0Universal &<< 32 | b0Universal)
    keys[132] = FeatureKeys.key(132, s1Universal, s0Universal, b0Universal &<< 32 | b1Universal)
    keys[133] = FeatureKeys.key(133, state.history)
    keys[134] = FeatureKeys.key(134, state.history, s0Tag, b0Tag)
    keys[135] = FeatureKeys.key(135, state.history, s0Word)
    keys[136] = FeatureKeys.key(136, s1Suffix, s0Suffix, b0Tag)
  }

  @inline(__always)
  private static func relation(_ state: borrowing ParserState, _ word: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: state.number(.relation, word) &+ 1)
  }

  @inline(__always)
  private static func field(
    _ state: borrowing ParserState, _ field: ParserState.Field, _ word: Int
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
