import Corpus
import Kernels

/// The lines between title and body that say who wrote an article, for whom and when: each one
/// by itself is little, but several of them are a byline.
///
/// Knows bylines and dates, "Jane Doe, Reuters", an agency alone, "Staff Writer", "Published" and
/// "2 min read"; a name alone counts where another such line stands beside it.
struct CreditLines {
  /// What a line is.
  enum Kind: Equatable {
    case byline(Byline, isUpdate: Bool)
    case credit(author: String?)
    case name(String)
  }

  private var kinds: [Kind] = []

  /// How many lines one after another may be of a byline.
  static let most = 6

  /// Reads lines up to the first that is body.
  init(_ lines: [ArraySlice<UInt8>]) {
    for line in lines.prefix(CreditLines.most) {
      guard line.count <= Byline.longest, let kind = CreditLines.kind(of: line),
        !repeatsAuthor(kind)
      else { break }
      kinds.append(kind)
    }
    if !kinds.contains(where: { if case .name = $0 { false } else { true } }) { kinds = [] }
    // A name with no line behind it that tells more would as well begin the body.
    while let last = kinds.last, case .name = last, kinds.count > 1,
      author(of: kinds.dropLast()) != nil
    {
      kinds.removeLast()
    }
  }

  /// Whether a line names an author and a day behind one that did so: the body may begin with its
  /// title and date.
  private func repeatsAuthor(_ kind: Kind) -> Bool {
    guard case .byline(let next, _) = kind, next.author != nil, next.published != nil else {
      return false
    }
    return kinds.contains {
      if case .byline(let byline, _) = $0 { byline.author != nil } else { false }
    }
  }

  /// How many lines belong together; 0 where the first is none.
  var count: Int { kinds.count }

  /// What the lines say together; nil where they name neither an author nor a day.
  var byline: Byline? {
    let days = kinds.compactMap { kind -> (day: Day, isUpdate: Bool)? in
      guard case .byline(let byline, let isUpdate) = kind else { return nil }
      return byline.published.map { ($0, isUpdate) }
    }
    let day = (days.first { !$0.isUpdate } ?? days.first)?.day
    let author = author(of: kinds[...])
    return author == nil && day == nil ? nil : Byline(author: author, published: day)
  }

  /// The first author that is a person; else the first agency.
  private func author(of kinds: ArraySlice<Kind>) -> String? {
    var agency: String?
    for kind in kinds {
      switch kind {
      case .byline(let byline, _):
        if let author = byline.author { return author }
      case .name(let name): return name
      case .credit(let author): agency = agency ?? author
      }
    }
    return agency
  }

  private static func kind(of line: ArraySlice<UInt8>) -> Kind? {
    if let byline = Byline(line), byline.isSure {
      return .byline(byline, isUpdate: isUpdate(line))
    }
    let words = Words(line)
    guard (1...14).contains(words.count), let first = words.list.first else { return nil }
    if isLabel(words) { return .credit(author: nil) }
    if NewsAgencies.begin(words, at: 0) { return .credit(author: string(line)) }
    guard words.isCapitalized(first) else { return nil }
    if words.count <= 6, isRole(words, at: words.count - 1), !line.contains(0x2C) {
      let isNamed =
        words.count > 2 && words.isCapitalized(words.list[1])
        && !words.isCapitalized(words.list[words.count - 1])
      return isNamed ? printed(line) : .credit(author: nil)
    }
    let isMarked = words.list.indices.dropFirst(2).contains { index in
      isDivided(words, before: index)
        && (NewsAgencies.begin(words, at: index) || isRole(words, at: index))
    }
    if isMarked, areNames(words) { return printed(line) }
    guard (2...5).contains(words.count), line.count <= 60,
      words.list.allSatisfy({ words.isCapitalized($0) && words.lastByte($0) != 0x3A })
    else { return nil }
    return .name(string(line))
  }

  /// Whether a line says when an article was changed.
  private static func isUpdate(_ line: ArraySlice<UInt8>) -> Bool {
    Words(line).list.prefix(2).contains { updates.contains($0.hash) }
  }

  /// "Published" or "Updated" alone; "2 min read".
  private static func isLabel(_ words: Words) -> Bool {
    if words.count <= 2 { return words.list.allSatisfy { labels.contains($0.hash) } }
    return words.count == 3 && words.number(words.list[0]) != nil
      && minutes.contains(words.list[1].hash) && words.list[2].hash == read
  }

  /// Whether a comma, bar or slash stands in front of a word.
  private static func isDivided(_ words: Words, before index: Int) -> Bool {
    let before = words.list[index - 1]
    return words.lastByte(before) == 0x2C || marks.contains(before.hash)
  }

  private static func isRole(_ words: Words, at index: Int) -> Bool {
    index + 3 >= words.count && words.list.last.map { roles.contains($0.hash) } ?? false
  }

  private static func areNames(_ words: Words) -> Bool {
    words.list.allSatisfy {
      words.isCapitalized($0) || roles.contains($0.hash) || small.contains($0.hash)
        || marks.contains($0.hash)
    }
  }

  /// A line that names its author as it stands.
  private static func printed(_ line: ArraySlice<UInt8>) -> Kind {
    .byline(Byline(author: string(line), published: nil), isUpdate: false)
  }

  private static func string(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line, as: UTF8.self)
  }

  private static let updates = wordTable("updated update modified last")
  private static let labels = wordTable("published posted updated by")
  private static let minutes = wordTable("min mins minute minutes")
  private static let read = wordHash("read")
  private static let marks = wordTable("| / - – — · •")
  private static let small = wordTable(
    "and & in at of for the de da del di du la le van von bin al")
  private static let roles = wordTable(
    """
    writer writers reporter reporters correspondent correspondents editor editors staff \
    contributor columnist
    """)
}

/// Names of agencies and broadcasters that stand in bylines.
enum NewsAgencies {
  /// Whether the words from a place on begin with such a name, and go on with nothing but a
  /// place or department behind a comma.
  static func begin(_ words: Words, at index: Int) -> Bool {
    var next = index
    while next < words.count, next <= index + 1, lead.contains(words.list[next].hash) { next += 1 }
    guard let length = length(words, at: next) else { return false }
    next += length
    if next == words.count { return true }
    return words.lastByte(words.list[next - 1]) == 0x2C && words.count - next <= 3
      && words.list[next...].allSatisfy(words.isCapitalized)
  }

  private static func length(_ words: Words, at index: Int) -> Int? {
    guard index < words.count else { return nil }
    let first = words.list[index].hash
    if index + 1 < words.count {
      if pairs.contains(phraseHash(first, words.list[index + 1].hash)) { return 2 }
    }
    return single.contains(first) ? 1 : nil
  }

  /// "From staff reports", "The Associated Press".
  private static let lead = wordTable("the from")
  private static let single = wordTable(
    """
    Reuters AP AFP dpa UPI PTI ANI IANS AAP Xinhua TASS Interfax Bloomberg BBC CNN Kyodo Yonhap \
    Bernama ANSA EFE  Agencies PA NPR WAM Anadolu Lusa CP RFE/RL
    """)

  private static let pairs = pairTable(
    """
    Associated_Press BBC_News Agence_France-Presse Press_Association Canadian_Press \
    Bloomberg_News Kyodo_News Reuters_Staff Anadolu_Agency Staff_reports Staff_report PA_Media \
    Deutsche_Welle News_Agencies
    """)
}
