import Stages
import Tables
import TestSupport
import Testing

struct GroupingTests {
  private func grouped(_ json: String) throws -> [String] {
    var grouping = Grouping(try Things.configuration(json))
    grouping.add(Things.table(Things.rows[...]), documents: Things.documentTable())
    return lines(grouping.table())
  }

  @Test(arguments: [
    (#""measures": ["count"]"#, ["7"]),
    (#""by": []"#, ["7"]),
    (#""measures": [{"count": "kind"}, {"count": "size"}]"#, ["6 6"]),
    (#""measures": [{"distinct": "kind"}, {"distinct": "document"}]"#, ["3 3"]),
    (#""measures": [{"sum": "size"}, {"sum": "weight"}]"#, ["13 4.25"]),
    (#""measures": [{"min": "size"}, {"max": "size"}]"#, ["-7 10"]),
    (#""measures": [{"min": "weight"}, {"max": "weight"}]"#, ["-2.25 4.0"]),
    (#""measures": [{"min": "kind"}, {"max": "kind"}]"#, [" y"]),
    (#""measures": [{"min": "day"}, {"max": "published"}]"#, ["1969-12-31 2016-01-01"]),
    (#""measures": [{"min": "big"}, {"max": "big"}]"#, ["false true"]),
    (#""measures": [{"mean": "size"}]"#, ["2.1666666666666665"]),
  ])
  func `measures are taken over all rows, nulls left out`(json: String, rows: [String]) throws {
    #expect(try grouped(json) == rows)
  }

  @Test(arguments: [
    (#""by": ["kind"]"#, ["- 1", " 1", "x 3", "y 2"]),
    (
      #""by": ["kind"], "measures": [{"sum": "size"}, {"mean": "weight"}]"#,
      ["- 10 0.0", " 0 0.0", "x 8 1.0833333333333333", "y -5 1.0"]
    ),
    (
      #""by": ["kind", "document"]"#,
      ["- c 1", " c 1", "x a 2", "x c 1", "y a 1", "y d 1"]
    ),
    (#""by": ["size"]"#, ["- 1", "-7 1", "0 1", "2 1", "3 1", "5 1", "10 1"]),
    (#""by": ["weight"]"#, ["- 1", "-2.25 1", "0.0 2", "1.0 1", "1.5 1", "4.0 1"]),
    (#""by": ["big"]"#, ["false 5", "true 2"]),
    (
      #""by": ["day"]"#,
      ["- 1", "1969-12-31 1", "1970-01-01 1", "1970-02-01 2", "1971-01-01 1", "1971-01-02 1"]
    ),
  ])
  func `groups are sorted by their columns, null first`(json: String, rows: [String]) throws {
    #expect(try grouped(json) == rows)
  }

  @Test(arguments: [
    (
      #""by": [{"month": "day"}]"#,
      ["- 1", "1969-12 1", "1970-01 1", "1970-02 2", "1971-01 2"]
    ),
    (#""by": [{"year": "day"}]"#, ["- 1", "1969 1", "1970 3", "1971 2"]),
    (#""by": [{"day": "published"}]"#, ["2015-10-22 4", "2016-01-01 3"]),
    (#""by": [{"month": "published"}, "source"]"#, ["2015-10 s 4", "2016-01 - 3"]),
  ])
  func `days are taken by day, month or year, of the row or of its document`(
    json: String, rows: [String]
  ) throws {
    #expect(try grouped(json) == rows)
  }

  @Test(arguments: [
    (#""where": {"kind": "x"}"#, ["3"]),
    (#""where": {"kind": ["x", "y"]}"#, ["5"]),
    (#""where": {"kind": null}"#, ["1"]),
    (#""where": {"kind": [null, "y"]}"#, ["3"]),
    (#""where": {"kind": []}"#, []),
    (#""where": {"kind": ["a", "b", "c", "d", "e", "f", "g", "h", "x", null]}"#, ["4"]),
    (#""where": {"kind": "z"}"#, []),
    (#""where": {"kind": "x", "document": "a"}"#, ["2"]),
    (#""where": {"big": true}"#, ["2"]),
    (#""where": {"size": [3, -7]}"#, ["2"]),
    (#""where": {"weight": 0}"#, ["2"]),
    (#""where": {"day": "1970-02-01"}"#, ["2"]),
    (#""where": {"source": "s"}"#, ["4"]),
    (#""where": {"source": null}"#, ["3"]),
  ])
  func `only rows that fulfil all conditions count`(json: String, rows: [String]) throws {
    #expect(try grouped(json) == rows)
  }

  @Test func `parts added up are the whole, wherever it is cut between documents`() throws {
    let configuration = try Things.configuration(
      #""by": ["kind", {"month": "published"}], "measures": ["count", {"distinct": "document"}, "#
        + #"{"sum": "size"}, {"min": "size"}, {"max": "kind"}, {"mean": "size"}]"#)
    var whole = Grouping(configuration)
    whole.add(Things.table(Things.rows[...]), documents: Things.documentTable())
    for cut in [0, 3, 6, 7] {
      var sum = Grouping(configuration)
      for part in [Things.rows[..<cut], Things.rows[cut...]] {
        var grouping = Grouping(configuration)
        grouping.add(Things.table(part), documents: Things.documentTable())
        sum.merge(grouping)
      }
      #expect(sum.table() == whole.table())
    }
    #expect(whole.table().rowCount == 5)
  }

  @Test func `documents themselves can be grouped`() throws {
    let options = try options(
      #"{"name": "t", "from": "documents", "by": ["source"], "measures": [{"max": "published"}]}"#)
    let configuration = try #require(
      GroupConfiguration(options, schemas: [Things.documentSchema]))
    var grouping = Grouping(configuration)
    grouping.add(Things.documentTable(), documents: Things.documentTable())
    #expect(lines(grouping.table()) == ["- 2016-01-01", "s 2015-10-22", "t -"])
  }

  @Test func `no rows give a table without rows`() throws {
    let grouping = Grouping(try Things.configuration(#""by": ["kind"]"#))
    #expect(grouping.table().rowCount == 0)
    #expect(grouping.table().schema.fields.map(\.name) == ["kind", "count"])
  }
}
