/// One thing that an article names, however often and in whatever forms.
package struct Entity: Sendable, Equatable {
  package var kind: EntityKind
  /// Canonical name.
  package var name: String
  /// ISO 3166-1 alpha-3 code of the country it belongs to.
  package var country: String?
  /// Title or office ("President").
  package var role: String?
  /// What a gazetteer says that a body or place is ("armed group", "ministry", "country").
  package var body: String?
  /// What a gazetteer calls it elsewhere, as its owner wrote it.
  package var id: String?

  package init(
    kind: EntityKind, name: String, country: String? = nil, role: String? = nil,
    body: String? = nil, id: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.country = country
    self.role = role
    self.body = body
    self.id = id
  }
}

/// What kind of thing a name stands for.
package enum EntityKind: UInt8, Sendable, CaseIterable {
  case person, organization, place, group, other

  /// The word that stands in tables.
  package var name: String {
    switch self {
    case .person: "person"
    case .organization: "organization"
    case .place: "place"
    case .group: "group"
    case .other: "other"
    }
  }
}
