import Corpus
import Linguistics
import Testing

struct GazetteerTests {
  private func gazetteer(_ text: String) throws -> Gazetteer {
    try Gazetteer([try LexiconFile(Array(text.utf8), path: "names.tsv")])
  }

  @Test func `a line has a name, a type and what else is known`() throws {
    let text =
      "# Rivers\nOder\tplace\t\tOdra\triver\nMara Lind\tperson\tSWE\t\tMayor\t2015\t2016-02\tlind-1\n"
    let entries = try gazetteer(text).entries
    #expect(
      entries == [
        GazetteerEntry(name: "Oder", kind: .place, aliases: ["Odra"], role: "river"),
        GazetteerEntry(
          name: "Mara Lind", kind: .person, country: "SWE", aliases: [], role: "Mayor",
          from: Day(year: 2015, month: 1, day: 1), to: Day(year: 2016, month: 2, day: 29),
          id: "lind-1"),
      ])
  }

  @Test(arguments: [
    (
      "Oder",
      "names.tsv: line 2: found 1 fields, expected 2 to 8: name, type, country, aliases, role, from, to, id"
    ),
    ("\tplace", "names.tsv: line 2: the name is empty"),
    (
      "Oder\triver",
      "names.tsv: line 2: unknown type 'river'; known types: person, organization, place, group, other"
    ),
    (
      "Oder\tplace\tPoland",
      "names.tsv: line 2: found 'Poland', expected an ISO 3166-1 alpha-3 code such as RUS"
    ),
    (
      "Lind\tperson\t\t\t\t2015-13",
      "names.tsv: line 2: found '2015-13', expected a date such as 2015, 2015-10 or 2015-10-22"
    ),
    (
      "Lind\tperson\t\t\t\tsoon",
      "names.tsv: line 2: found 'soon', expected a date such as 2015, 2015-10 or 2015-10-22"
    ),
    (
      "Lind\tperson\t\t\t\t2016\t2015",
      "names.tsv: line 2: found a term that ends on 2015-12-31, before it begins on 2016-01-01"
    ),
  ])
  func `a mistake is told with file and line`(_ line: String, _ message: String) throws {
    let error = try #require(throws: LexiconError.self) { try gazetteer("# Names\n" + line) }
    #expect(error.description == message)
  }

  @Test func `an unknown class of words is told with what is known`() throws {
    let file = try LexiconFile(Array("tittle\tking".utf8), path: "words.tsv")
    let error = try #require(throws: LexiconError.self) { try NameWords([file]) }
    #expect(
      error.description.hasPrefix("words.tsv: line 1: unknown class 'tittle'; known classes: "))
  }

  @Test func `lines of one id, and of one name where one has an id, are one thing`() throws {
    let text = """
      Oder\tplace\tPOL\tOdra
      Viadrus\tplace\tPOL\t\t\t\t\tr-1
      Oder\tplace\tDEU\t\t\t\t\tr-1
      Oder\torganization
      """
    let gazetteer = try gazetteer(text)
    #expect(gazetteer.entries.map(\.id) == ["r-1", "r-1", "r-1", nil])
  }
}
