/// The features of a move, and of the relation of the arc that it makes.
///
/// Source: Yue Zhang and Joakim Nivre, "Transition-based dependency parsing with rich non-local
/// features", 2011, for the arc-hybrid system, with endings, the last moves and `SentenceOutline`
/// added, and without those that did nothing (Documentation/design/words.md).
struct ParserFeatures {
  static let capacity = 142

  /// Which of the features tell the relation of the arc that a move makes: those of its two words.
  ///
  /// Features stand in the order that makes this one piece for either side.
  @inline(__always)
  static func places(relationOf move: Move) -> Range<Int> { move == .left ? 0..<64 : 42..<98 }

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
    let s1r2Relation = relation(state, s1r2)
    let s1r2Tag = atoms.penn[s1r2]
    let s1rRelation = relation(state, s1r)
    let s1rTag = atoms.penn[s1r]
    let s2Tag = atoms.penn[s2]
    let s2Universal = atoms.universal[s2]
    let next = Int(atoms.outline.heads[b1])
    let phrase = Int(atoms.outline.heads[b0])
    let nextWord = atoms.words[next]
    let nextTag = atoms.penn[next]
    let phraseWord = atoms.words[phrase]
    let behindTag = atoms.penn[min(next &+ 1, state.nothing)]
    let between = atoms.outline.between(s0, b0)
    let stackBetween = atoms.outline.between(s1, s0)
    let verbsAhead = atoms.outline.verbs(after: b0)
    let depth = UInt64(min(4, state.stackCount))
    let s1LeftSet = field(state, .leftSet, s1)
    keys[0] = FeatureKeys.key(0, b0Word)
    keys[1] = FeatureKeys.key(1, b0Both)
    keys[2] = FeatureKeys.key(2, b1Word)
    keys[3] = FeatureKeys.key(3, b1Tag)
    keys[4] = FeatureKeys.key(4, b2Word)
    keys[5] = FeatureKeys.key(5, b2Tag)
    keys[6] = FeatureKeys.key(6, b2Both)
    keys[7] = FeatureKeys.key(7, b3Tag)
    keys[8] = FeatureKeys.key(8, s0Both, b0Both)
    keys[9] = FeatureKeys.key(9, s0Both, b0Word)
    keys[10] = FeatureKeys.key(10, s0Word, b0Both)
    keys[11] = FeatureKeys.key(11, s0Both, b0Tag)
    keys[12] = FeatureKeys.key(12, s0Tag, b0Both)
    keys[13] = FeatureKeys.key(13, s0Word, b0Word)
    keys[14] = FeatureKeys.key(14, s0Tag, b0Tag)
    keys[15] = FeatureKeys.key(15, b0Tag, b1Tag)
    keys[16] = FeatureKeys.key(16, b0Word, b1Tag)
    keys[17] = FeatureKeys.key(17, b0Tag, b1Word)
    keys[18] = FeatureKeys.key(18, b0Tag, b1Tag, b2Tag)
    keys[19] = FeatureKeys.key(19, s0Word, b0Tag, b1Tag)
    keys[20] = FeatureKeys.key(20, s0Tag, b0Tag, b0lTag)
    keys[21] = FeatureKeys.key(21, b0Tag, b0lTag, b0l2Tag)
    keys[22] = FeatureKeys.key(22, s0Word, distance)
    keys[23] = FeatureKeys.key(23, s0Tag, distance)
    keys[24] = FeatureKeys.key(24, b0Word, distance)
    keys[25] = FeatureKeys.key(25, b0Tag, distance)
    keys[26] = FeatureKeys.key(26, s0Word, b0Word, distance)
    keys[27] = FeatureKeys.key(27, b0Word, b0LeftCount)
    keys[28] = FeatureKeys.key(28, b0Tag, b0LeftCount)
    keys[29] = FeatureKeys.key(29, b0lWord)
    keys[30] = FeatureKeys.key(30, b0lTag)
    keys[31] = FeatureKeys.key(31, b0lRelation)
    keys[32] = FeatureKeys.key(32, b0l2Tag)
    keys[33] = FeatureKeys.key(33, b0l2Relation)
    keys[34] = FeatureKeys.key(34, b0Word, b0lRelation)
    keys[35] = FeatureKeys.key(35, s0Tag, b0Tag, b0lRelation)
    keys[36] = FeatureKeys.key(36, b0Word, b0LeftSet)
    keys[37] = FeatureKeys.key(37, b0Tag, b0LeftSet)
    keys[38] = FeatureKeys.key(38, b0Suffix)
    keys[39] = FeatureKeys.key(39, s0Universal, b0Universal)
    keys[40] = FeatureKeys.key(40, s0Universal, b0Universal, b1Universal)
    keys[41] = FeatureKeys.key(41, state.history, s0Tag, b0Tag)
    keys[42] = FeatureKeys.key(42, s0Word)
    keys[43] = FeatureKeys.key(43, s0Tag)
    keys[44] = FeatureKeys.key(44, s0Both)
    keys[45] = FeatureKeys.key(45, b0Tag)
    keys[46] = FeatureKeys.key(46, s0Tag, s0rTag, s0r2Tag)
    keys[47] = FeatureKeys.key(47, s0Word, s0RightCount)
    keys[48] = FeatureKeys.key(48, s0Tag, s0RightCount)
    keys[49] = FeatureKeys.key(49, s0Tag, s0LeftCount)
    keys[50] = FeatureKeys.key(50, s0lWord)
    keys[51] = FeatureKeys.key(51, s0lTag)
    keys[52] = FeatureKeys.key(52, s0lRelation)
    keys[53] = FeatureKeys.key(53, s0rWord)
    keys[54] = FeatureKeys.key(54, s0rTag)
    keys[55] = FeatureKeys.key(55, s0rRelation)
    keys[56] = FeatureKeys.key(56, s0l2Tag)
    keys[57] = FeatureKeys.key(57, s0l2Relation)
    keys[58] = FeatureKeys.key(58, s0r2Tag)
    keys[59] = FeatureKeys.key(59, s0r2Relation)
    keys[60] = FeatureKeys.key(60, s0Word, s0rRelation)
    keys[61] = FeatureKeys.key(61, s0Suffix)
    keys[62] = FeatureKeys.key(62, state.history)
    keys[63] = FeatureKeys.key(63, state.history, s0Word)
    keys[64] = FeatureKeys.key(64, s1Tag)
    keys[65] = FeatureKeys.key(65, s2Tag)
    keys[66] = FeatureKeys.key(66, s1Both, s0Both)
    keys[67] = FeatureKeys.key(67, s1Both, s0Word)
    keys[68] = FeatureKeys.key(68, s1Word, s0Both)
    keys[69] = FeatureKeys.key(69, s1Word, s0Word)
    keys[70] = FeatureKeys.key(70, s1Tag, s0Tag)
    keys[71] = FeatureKeys.key(71, s1Tag, s0Both)
    keys[72] = FeatureKeys.key(72, s2Tag, s1Tag, s0Tag)
    keys[73] = FeatureKeys.key(73, s1Tag, s0Word, b0Tag)
    keys[74] = FeatureKeys.key(74, s1Tag, s0Tag, b0Word)
    keys[75] = FeatureKeys.key(75, s1Tag, s1lTag, s0Tag)
    keys[76] = FeatureKeys.key(76, s1Tag, s1rTag, s0Tag)
    keys[77] = FeatureKeys.key(77, s1Tag, s0lTag, s0Tag)
    keys[78] = FeatureKeys.key(78, s1Tag, s0Tag, s0rTag)
    keys[79] = FeatureKeys.key(79, s1Tag, s1rTag, s1r2Tag)
    keys[80] = FeatureKeys.key(80, s1Tag, s0Word, s1rTag)
    keys[81] = FeatureKeys.key(81, s1Tag, s0Word, b0Word)
    keys[82] = FeatureKeys.key(82, s1Tag, s1RightCount)
    keys[83] = FeatureKeys.key(83, s1Tag, s1LeftCount)
    keys[84] = FeatureKeys.key(84, s1lTag)
    keys[85] = FeatureKeys.key(85, s1lRelation)
    keys[86] = FeatureKeys.key(86, s1r2Tag)
    keys[87] = FeatureKeys.key(87, s1r2Relation)
    keys[88] = FeatureKeys.key(88, s1Tag, s1rRelation, s0Tag)
    keys[89] = FeatureKeys.key(89, s1Word, s1RightSet)
    keys[90] = FeatureKeys.key(90, s1Tag, s1RightSet)
    keys[91] = FeatureKeys.key(91, s1Tag, s0Tag, s1RightSet)
    keys[92] = FeatureKeys.key(92, s1Suffix, s0Suffix)
    keys[93] = FeatureKeys.key(93, s1Universal, s0Universal)
    keys[94] = FeatureKeys.key(94, s1Universal, s0Universal, b0Universal)
    keys[95] = FeatureKeys.key(95, s2Universal, s1Universal, s0Universal &<< 32 | b0Universal)
    keys[96] = FeatureKeys.key(96, s1Universal, s0Universal, b0Universal &<< 32 | b1Universal)
    keys[97] = FeatureKeys.key(97, s1Suffix, s0Suffix, b0Tag)
    keys[98] = FeatureKeys.key(98, s1Tag, b0Tag)
    keys[99] = FeatureKeys.key(99, s1Word, b0Word)
    keys[100] = FeatureKeys.key(100, s1Word, b0Tag)
    keys[101] = FeatureKeys.key(101, s1Word, s0lWord)
    keys[102] = FeatureKeys.key(102, s1Tag, s0lWord, s0Tag)
    keys[103] = FeatureKeys.key(103, s1Word, s0lWord, s0Tag)
    keys[104] = FeatureKeys.key(104, s1Word, s0Word, s0lWord)
    keys[105] = FeatureKeys.key(105, s0Word, b0lWord)
    keys[106] = FeatureKeys.key(106, s0Tag, b0lWord, b0Tag)
    keys[107] = FeatureKeys.key(107, s1Word, b0lWord)
    keys[108] = FeatureKeys.key(108, s0Word, s0rWord)
    keys[109] = FeatureKeys.key(109, s1Word, s1rRelation, s0Word)
    keys[110] = FeatureKeys.key(110, s0rWord, b0Word)
    keys[111] = FeatureKeys.key(111, s0Word, b0Word, nextWord)
    keys[112] = FeatureKeys.key(112, s0Tag, b0Word, nextWord)
    keys[113] = FeatureKeys.key(113, b0Word, nextWord)
    keys[114] = FeatureKeys.key(114, s0Word, nextWord)
    keys[115] = FeatureKeys.key(115, s0Tag, b0Tag, nextTag)
    keys[116] = FeatureKeys.key(116, s0Tag, b0Word, nextTag)
    keys[117] = FeatureKeys.key(117, s1Tag, s0Tag, nextTag)
    keys[118] = FeatureKeys.key(118, s1Word, s0Word, b0Word)
    keys[119] = FeatureKeys.key(119, s0Word, phraseWord)
    keys[120] = FeatureKeys.key(120, s0Tag, b0Tag, behindTag)
    keys[121] = FeatureKeys.key(121, s1Tag, s0Tag, b0Word &+ nextTag)
    keys[122] = FeatureKeys.key(122, s0Tag, b0Tag, between)
    keys[123] = FeatureKeys.key(123, s1Tag, s0Tag, stackBetween)
    keys[124] = FeatureKeys.key(124, s0Word, b0Tag, between)
    keys[125] = FeatureKeys.key(125, s0Tag, b0Word, between)
    keys[126] = FeatureKeys.key(126, s1Tag, s0Word, stackBetween)
    keys[127] = FeatureKeys.key(127, s1Word, s0Tag, stackBetween)
    keys[128] = FeatureKeys.key(128, s0Tag, b0Tag, verbsAhead)
    keys[129] = FeatureKeys.key(129, s0Word, b0Tag, verbsAhead)
    keys[130] = FeatureKeys.key(130, s1Tag, s0Tag, verbsAhead)
    keys[131] = FeatureKeys.key(131, s0Tag, b0Tag, depth)
    keys[132] = FeatureKeys.key(132, s0Tag, verbsAhead, depth)
    keys[133] = FeatureKeys.key(133, s1Tag, s1lRelation, s0Tag)
    keys[134] = FeatureKeys.key(134, s1Word, s1LeftSet)
    keys[135] = FeatureKeys.key(135, s1Tag, s0Tag, s1LeftSet)
    keys[136] = FeatureKeys.key(136, s1Tag, s0Tag, s0RightSet)
    keys[137] = FeatureKeys.key(137, s1Tag, s0Tag, s0LeftSet)
    keys[138] = FeatureKeys.key(138, s0LeftSet, b0LeftSet)
    keys[139] = FeatureKeys.key(139, s2Tag, s1Tag, s0Tag &<< 32 | b0Tag)
    keys[140] = FeatureKeys.key(140, s0Tag, b0Tag, b1Tag &<< 32 | b2Tag)
    keys[141] = FeatureKeys.key(141, s0Tag, b0Tag, b1Word)
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
