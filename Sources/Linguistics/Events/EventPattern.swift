package import Corpus
import Kernels

/// An event, as a word of a lexicon tells it.
package struct EventKind: Sendable, Equatable {
  package let action: EventAction
  package let mode: String?
  /// `042`.
  package let cameo: String

  /// The two digits that CAMEO begins with: 4 for `042`.
  package var root: Int { Int(cameo.prefix(2)) ?? 0 }

  /// Whether it is done for somebody: consulting, supporting, helping, yielding.
  package var isFriendly: Bool { (3...8).contains(root) }
  /// Whether it is done against somebody: posture, sanctions, force.
  package var isHostile: Bool { root >= 14 }
}

/// Where an entry of the verb lexicon looks for the target.
package enum TargetSlot: Sendable, Equatable {
  case object
  /// An object that is people: no bare country or city, and nothing that belongs to them.
  case people
  /// An object, where "with" follows: "charge X with …".
  case objectWith
  case indirectObject
  /// Behind a preposition, by the hash of its lemma.
  case preposition(UInt64)
  /// Whoever the complement clause names.
  case content
  /// Several subjects act on each other.
  case joint

  init(_ name: String) {
    switch name {
    case "obj": self = .object
    case "who": self = .people
    case "obj-with": self = .objectWith
    case "iobj": self = .indirectObject
    case "content": self = .content
    case "joint": self = .joint
    default: self = .preposition(wordHash(name))
    }
  }
}

/// What a verb tells of, given its object.
package struct VerbPattern: Sendable, Equatable {
  package let kind: EventKind
  /// Hash of the class that its object must be of, or 0.
  package let objectClass: UInt64
  package let slots: [TargetSlot]
  package let needsTarget: Bool
}

/// Who stands where around a noun that tells of an event.
package enum NounShape: String, Sendable, CaseIterable {
  case joint, toward, upon, alone, carrier
}

package struct NounPattern: Sendable, Equatable {
  package let kind: EventKind
  package let shape: NounShape
}

/// What a word does to the event under it.
package enum Operator: UInt8, Sendable, CaseIterable {
  case transparent, attempt, intend, schedule, refuse, threaten, demand, hypothetical, fail, deny
  case hearsay, must
  // These are told apart from what else a word is.
  case plural, light, speech, campaign, contest, game, proposition, journey

  /// The word in the lexicon.
  var name: String { "\(self)" }

  /// Whether a word may be this beside another operator.
  var isApart: Bool { rawValue >= Operator.plural.rawValue }
}

/// The parts of speech for which operators are listed apart.
package enum OperatorClass: UInt64, Sendable, CaseIterable {
  case verb = 1
  case adjective, noun, modal, adverb, subordinator
}
