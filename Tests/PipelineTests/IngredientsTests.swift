import Configuration
import Pipeline
import Testing

struct IngredientsTests {
  private func differences(_ earlier: [String: UInt64], _ now: [String: UInt64]) -> [String] {
    let hashes = { (all: [String: UInt64]) in
      all.sorted { $0.key < $1.key }.map { NamedHash(name: $0.key, hash: $0.value) }
    }
    return Ingredients(hashes(now)).differences(from: hashes(earlier)).map(\.description)
  }

  @Test func `the same ingredients do not differ`() {
    #expect(differences(["program": 1, "tag.dates": 2], ["program": 1, "tag.dates": 2]) == [])
  }

  @Test func `a program, a stage and a file may change`() {
    let names = ["program", "tag.words", "tag.words: model"]
    let before = Dictionary(uniqueKeysWithValues: names.map { ($0, UInt64(1)) })
    #expect(
      differences(before, before.mapValues { $0 + 1 }) == [
        "program changed", "configuration of tag.words changed", "tag.words: model changed",
      ])
  }

  @Test func `a stage that comes or goes takes its files along`() {
    let with: [String: UInt64] = ["program": 1, "tag.words": 1, "tag.words: model": 1]
    #expect(differences(["program": 1], with) == ["tag.words added"])
    #expect(differences(with, ["program": 1]) == ["tag.words removed"])
  }

  @Test func `files come and go with the configuration of their stage`() {
    #expect(
      differences(["tag.names": 1, "tag.names: a": 1], ["tag.names": 2, "tag.names: b": 1])
        == ["configuration of tag.names changed"])
    #expect(
      differences(["tag.names": 1, "tag.names: a": 1], ["tag.names": 1, "tag.names: b": 1])
        == ["tag.names: b added", "tag.names: a removed"])
  }
}
