import Configuration
import Kernels
import TestSupport
import Testing

struct OptionsTests {
  private let source = ConfigurationSource(
    name: "p.json", folder: "conf", data: DataFolder(path: "data"))

  private func options(_ json: String, at place: String = "stages[0].read") throws -> Options {
    try #require(source.options(parseJSON(Array(json.utf8)), at: place))
  }

  private var messages: [String] { source.mistakes.all.map(\.description) }

  @Test func `values of the right type are given`() throws {
    let options = try options(
      #"{"s": "x", "i": 7, "l": ["a", "b"], "o": {"k": 1}, "f": "a/b", "g": "/a"}"#)
    #expect(options.string("s") == "x")
    #expect(options.integer("i", in: 1...9, default: 1) == 7)
    #expect(options.strings("l") == ["a", "b"])
    #expect(options.options("o")?.integer("k", in: 0...1, default: 0) == 1)
    #expect(options.file("f")?.path == "conf/a/b")
    #expect(options.file("g")?.path == "/a")
    #expect(options.choice("s", of: ["x", "y"], default: "y") == "x")
    options.finish()
    #expect(messages.isEmpty)
  }

  @Test func `keys that are missing give what stands in for them, without a mistake`() throws {
    let options = try options("{}")
    #expect(options.string("s") == nil)
    #expect(options.integer("i", in: 1...9, default: 5) == 5)
    #expect(options.choice("c", of: ["x"], default: "x") == "x")
    #expect(options.strings("l") == nil)
    #expect(options.options("o") == nil)
    #expect(!options.has("s"))
    options.finish()
    #expect(messages.isEmpty)
  }

  @Test(arguments: [
    (#"{"s": 5}"#, "s: found a number, expected a string"),
    (#"{"i": "7"}"#, "i: found a string, expected a whole number from 1 to 9"),
    (#"{"i": 10}"#, "i: found 10, expected a whole number from 1 to 9"),
    (#"{"i": 1.5}"#, "i: found 1.5, expected a whole number from 1 to 9"),
    (#"{"i": 1e300}"#, "i: found 1e+300, expected a whole number from 1 to 9"),
    (#"{"l": "a"}"#, "l: found a string, expected a list"),
    (#"{"l": ["a", 1]}"#, "l[1]: found a number, expected a string"),
    (#"{"o": []}"#, "o: found a list, expected an object"),
    (#"{"c": "z"}"#, "c: found 'z', expected one of: x, y"),
    (#"{"p": ["nowhere"]}"#, "p[0]: no such file or folder 'nowhere'"),
  ])
  func `a wrong value is one mistake at its place`(json: String, message: String) throws {
    let options = try options(json)
    _ = options.string("s")
    _ = options.integer("i", in: 1...9, default: 1)
    _ = options.strings("l")
    _ = options.options("o")
    _ = options.choice("c", of: ["x", "y"], default: "x")
    _ = options.files("p")
    options.finish()
    #expect(messages == ["p.json: stages[0].read.\(message)"])
  }

  @Test func `keys that nobody asked for are reported with those that are known`() throws {
    let options = try options(#"{"form": 1, "from": "x"}"#)
    _ = options.string("from")
    _ = options.string("format")
    options.finish()
    #expect(
      messages == ["p.json: stages[0].read: unknown key 'form'; known keys: format, from"])
  }

  @Test func `a key that is there twice is a mistake, and the first counts`() throws {
    let options = try options(#"{"a": "x", "a": "y"}"#)
    #expect(options.string("a") == "x")
    #expect(messages == ["p.json: stages[0].read: the key 'a' is there twice"])
  }

  @Test func `all mistakes are kept, each once`() throws {
    let options = try options(#"{"a": 1, "b": 2}"#, at: "")
    _ = options.string("a")
    _ = options.string("a")
    _ = options.string("b")
    #expect(
      messages == [
        "p.json: a: found a number, expected a string",
        "p.json: b: found a number, expected a string",
      ])
  }
}
