import Corpus

/// An event with those who take part in it, before it becomes rows.
struct FoundEvent {
  /// The verb or noun.
  var trigger: Int
  var kind: EventKind
  var modality: Event.Modality
  var actors: [Party]
  var targets: [Party]
}
