import Corpus

/// An event with those who take part in it, before it becomes rows.
struct FoundEvent {
  /// The verb or noun.
  var trigger: Int
  var kind: EventKind
  var modality: Event.Modality
  var actors: [Party]
  var targets: [Party]

  /// Whether it is told as something that may be, or that was not.
  var isUnreal: Bool { modality == .hypothetical || modality == .negated }
}
