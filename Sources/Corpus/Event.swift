/// What was done, in the classes of PLOVER.
package enum EventAction: UInt8, Sendable, CaseIterable {
  case agree, consult, support, concede
  case cooperate, aid, retreat
  case request, accuse, reject, threaten
  case `protest`, sanction, mobilize, coerce, assault

  /// The word that stands in tables and lexicons: `AGREE`.
  package var name: String { EventAction.names[Int(rawValue)] }

  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
  package var quad: Int32 {
    switch self {
    case .agree, .consult, .support, .concede: 1
    case .cooperate, .aid, .retreat: 2
    case .request, .accuse, .reject, .threaten: 3
    case .protest, .sanction, .mobilize, .coerce, .assault: 4
    }
  }

  private static let names = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
  ]
}

/// One actor, what it did, and to whom.
package struct Event: Sendable, Equatable {
  package enum Modality: String, Sendable, CaseIterable {
    case asserted, future, claimed, negated, hypothetical

    /// The word that stands in tables.
    package var name: String { rawValue }
  }

  /// Who acts, or who is acted upon.
  package struct Party: Sendable, Equatable {
    /// The words that name it; several that act together are joined by "; ".
    package var text: String
    /// The byte of the document's text where the first name begins.
    package var start: Int32
    /// Position in `Document.entities` of the first.
    package var entity: Int32?
    /// Country and sector (`RUSGOV`), joined by "; " too.
    package var code: String

    package init(text: String, start: Int32, entity: Int32?, code: String) {
      self.text = text
      self.start = start
      self.entity = entity
      self.code = code
    }
  }

  /// Counted from 0 within the document; the rows of one event have the same number.
  package var number: Int32
  package var sentence: Int32
  /// The clause, bytes of the text.
  package var range: ByteRange
  /// The verb or noun that tells of it.
  package var trigger: ByteRange
  package var action: EventAction
  package var mode: String?
  /// CAMEO code: `042`.
  package var cameo: String?
  package var actor: Party?
  package var target: Party?
  /// Canonical name of where it happened.
  package var place: String?
  /// ISO 3166-1 alpha-3.
  package var placeCountry: String?
  /// Both days are included.
  package var firstDay: Day?
  package var lastDay: Day?
  package var modality: Modality
  /// Whoever says that it happened, where the article does not say so itself.
  package var claimant: String?

  package init(
    number: Int32, sentence: Int32, range: ByteRange, trigger: ByteRange, action: EventAction,
    modality: Modality
  ) {
    self.number = number
    self.sentence = sentence
    self.range = range
    self.trigger = trigger
    self.action = action
    self.modality = modality
  }
}
