import Kernels

/// What a verb says about what it introduces.
package enum CueClass: UInt8, Sendable, CaseIterable {
  case neutral, claim, accuse, deny, demand, promise, praise, hope, other

  /// The word that stands in tables and lexicons.
  package var name: String {
    switch self {
    case .neutral: "neutral"
    case .claim: "claim"
    case .accuse: "accuse"
    case .deny: "deny"
    case .demand: "demand"
    case .promise: "promise"
    case .praise: "praise"
    case .hope: "hope"
    case .other: "other"
    }
  }
}

/// A verb that introduces what someone says.
package struct CueVerb: Sendable, Equatable {
  /// What must stand between the verb and the quotation.
  package enum Frame: String, Sendable, CaseIterable {
    /// Anything.
    case any
    /// "that", or the mark itself.
    case that
    /// The mark itself.
    case quote
    /// "as" ("describe … as").
    case `as`
    /// "to", then "as" ("refer to … as").
    case to
    /// At most a few words ("call the step …").
    case name
    /// "of" or "about" ("speak of …").
    case of
    /// "out" ("point out").
    case out
    /// "it" ("as he put it").
    case it
  }

  package let lemma: String
  package let cueClass: CueClass
  package let frame: Frame
  /// The lemma and its -s form are nouns too ("claim", "claims").
  package let isNoun: Bool
  /// Tells what someone thinks or hopes, rather than what he says.
  package let isBelief: Bool
}

/// The lexicon of cue verbs, by their forms.
package struct CueVerbs: Sendable {
  /// One way to write a verb.
  package struct Form: Sendable, Equatable {
    /// What a form can be; "said" is past tense and participle.
    package struct Kinds: OptionSet, Sendable {
      package let rawValue: UInt8
      package init(rawValue: UInt8) { self.rawValue = rawValue }

      package static let base = Kinds(rawValue: 1)
      package static let third = Kinds(rawValue: 2)
      package static let past = Kinds(rawValue: 4)
      package static let participle = Kinds(rawValue: 8)
      package static let gerund = Kinds(rawValue: 16)
    }

    package let verb: Int32
    package var kinds: Kinds
  }

  package private(set) var verbs: [CueVerb] = []
  package private(set) var forms: [Form] = []
  /// `wordHash` of each form.
  package private(set) var words: [UInt64] = []
  private var byWord = WordMap()

  /// - Throws: `LexiconError` at a line without a known class and frame and five forms.
  package init(_ file: LexiconFile) throws(LexiconError) {
    let classes = Dictionary(uniqueKeysWithValues: CueClass.allCases.map { ($0.name, $0) })
    for line in file.lines {
      guard line.fields.count >= 7, let cueClass = classes[line.fields[1]],
        let frame = CueVerb.Frame(rawValue: line.fields[2])
      else {
        throw file.error(line.number, "expected a lemma, a class, a frame and four forms")
      }
      let marks = line.fields.dropFirst(7)
      let verb = CueVerb(
        lemma: line.fields[0], cueClass: cueClass, frame: frame,
        isNoun: marks.contains("noun"), isBelief: marks.contains("belief"))
      verbs.append(verb)
      let kinds: [Form.Kinds] = [.base, .third, .past, .participle, .gerund]
      for (word, kind) in zip([line.fields[0]] + line.fields[3...6], kinds) { add(word, kind) }
    }
  }

  /// The form that a word is: its position in `forms`, or -1.
  package func form(_ word: UInt64) -> Int32 { byWord.value(word) }

  private mutating func add(_ word: String, _ kind: Form.Kinds) {
    let key = wordHash(word)
    let known = Int(byWord.value(key))
    if known >= 0 {
      forms[known].kinds.insert(kind)
    } else {
      byWord.set(key, to: Int32(forms.count))
      words.append(key)
      forms.append(Form(verb: Int32(verbs.count - 1), kinds: [kind]))
    }
  }
}
