package import Corpus

/// The syntactic relation of a word to its head, as far as rules of events and statements ask.
package enum Dependency: UInt8, Sendable {
  case root, other
  case subject, passiveSubject, clausalSubject
  case object, indirectObject, oblique, agent
  case clausalComplement, openComplement, adverbialClause, parataxis
  case nounClause, relativeClause
  case adjective, nounModifier, possessor, compound, particle, flat, apposition, number
  case conjunct, coordinator, preposition, marker, determiner
  case auxiliary, passiveAuxiliary, copula, adverb, punctuation

  package init(_ relation: Relation, _ subtype: Relation.Subtype) {
    switch relation {
    case .nsubj: self = subtype == .pass ? .passiveSubject : .subject
    case .obl: self = subtype == .agent ? .agent : .oblique
    case .acl: self = subtype == .relcl ? .relativeClause : .nounClause
    case .nmod: self = subtype == .poss ? .possessor : .nounModifier
    case .compound: self = subtype == .prt ? .particle : .compound
    case .aux: self = subtype == .pass ? .passiveAuxiliary : .auxiliary
    default: self = Dependency(relation)
    }
  }

  private init(_ relation: Relation) {
    switch relation {
    case .root: self = .root
    case .csubj: self = .clausalSubject
    case .obj: self = .object
    case .iobj: self = .indirectObject
    case .ccomp: self = .clausalComplement
    case .xcomp: self = .openComplement
    case .advcl: self = .adverbialClause
    case .parataxis: self = .parataxis
    case .amod: self = .adjective
    case .flat: self = .flat
    case .appos: self = .apposition
    case .nummod: self = .number
    case .conj: self = .conjunct
    case .cc: self = .coordinator
    case .case: self = .preposition
    case .mark: self = .marker
    case .det: self = .determiner
    case .cop: self = .copula
    case .advmod: self = .adverb
    case .punct: self = .punctuation
    default: self = .other
    }
  }

  package var isSubject: Bool { self == .subject || self == .passiveSubject }
}

/// The form of a verb, by its tag of the Penn Treebank.
package enum VerbForm: UInt8, Sendable {
  case none, base, third, past, participle, gerund

  /// - Parameter name: `VBD`.
  package init(penn name: String) {
    switch name {
    case "VB": self = .base
    case "VBZ", "VBP": self = .third
    case "VBD": self = .past
    case "VBN": self = .participle
    case "VBG": self = .gerund
    default: self = .none
    }
  }
}
