import Corpus
import Kernels

/// Which lists of known names hold the words of a sentence, for a model to learn from: whether
/// the gazetteer's form fits its capitals, or is what the article means, does not count here.
struct KnownNameLists {
  /// What lists there are: the kinds of the gazetteer, divided where their words differ.
  enum List: UInt8 {
    case person, surname, country, city, region
    case company, media, university, sports, party, armedGroup, body, group, other

    init(_ entry: GazetteerEntry) {
      switch entry.kind {
      case .person: self = .person
      case .group: self = .group
      case .other: self = .other
      case .place: self = List.ofPlace[entry.role ?? ""] ?? .region
      case .organization: self = List.ofOrganization[entry.role ?? ""] ?? .body
      }
    }

    private static let ofPlace: [String: List] = [
      "country": .country, "territory": .country, "former country": .country, "capital": .city,
      "city": .city,
    ]
    private static let ofOrganization: [String: List] = [
      "company": .company, "bank": .company, "exchange": .company, "media": .media,
      "newspaper": .media, "magazine": .media, "news agency": .media, "university": .university,
      "team": .sports, "club": .sports, "football club": .sports, "sports body": .sports,
      "rugby team": .sports, "party": .party, "armed group": .armedGroup,
    ]
    static let count = 14
  }

  private let gazetteer: Gazetteer
  /// The list of each entry.
  private let lists: [UInt8]

  init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    lists = gazetteer.entries.map { List($0).rawValue }
  }

  /// Calls `found` for the longest match of each list at each piece, from left to right; matches
  /// of one list do not overlap.
  func match(
    _ pieces: borrowing NamePieces, found: (_ list: UInt8, _ pieces: Range<Int>) -> Void
  ) {
    var covered = InlineArray<14, Int>(repeating: 0)
    for index in 0..<pieces.count where pieces.all[index].shape.contains(.letters) {
      var longest = InlineArray<14, Int>(repeating: 0)
      var lists = longestMatches(pieces, at: index, &longest)
      if gazetteer.surname(pieces.all[index].word) >= 0, longest[1] == 0 {
        longest[1] = index + 1
        lists |= 2
      }
      while lists != 0 {
        let list = lists.trailingZeroBitCount
        lists &= lists - 1
        if covered[list] <= index {
          covered[list] = longest[list]
          found(UInt8(truncatingIfNeeded: list), index..<longest[list])
        }
      }
    }
  }

  /// Sets the ends of the longest matches; gives a bit for each list that has one.
  private func longestMatches(
    _ pieces: borrowing NamePieces, at index: Int, _ longest: inout InlineArray<14, Int>
  ) -> UInt32 {
    var key = pieces.all[index].word
    var node = gazetteer.node(key)
    var found: UInt32 = 0
    var end = index
    while node >= 0 {
      end += 1
      var form = gazetteer.firstForm(node)
      while form >= 0 {
        let list = Int(lists[Int(gazetteer.forms[Int(form)].entry)])
        longest[list] = end
        found |= 1 << UInt32(list)
        form = gazetteer.forms[Int(form)].next
      }
      guard gazetteer.continues(node), end < pieces.count, end - index < 16 else { break }
      (node, key) = gazetteer.node(after: key, pieces.all[end].word)
    }
    return found
  }
}
