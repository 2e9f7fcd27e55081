import Kernels
import TestSupport
import Testing

/// `Tests/Fixtures/configurations/invalid`: files with mistakes, each with a neighbour `.txt` of
/// the messages that it must give, and no others.
struct InvalidConfigurationTests {
  private static let path = "\(projectFolder)/Tests/Fixtures/configurations/invalid"
  static let names: [String] = {
    let names = (try? FileSystem.names(in: path)) ?? []
    return names.filter { $0.hasSuffix(".json") }
  }()

  @Test func `there are cases`() { #expect(InvalidConfigurationTests.names.count >= 15) }

  @Test(arguments: names)
  func `check tells every mistake at its place`(name: String) throws {
    let folder = try ScratchFolder()
    try folder.write(name, readFile("\(InvalidConfigurationTests.path)/\(name)"))
    let ending = try Program.run("check", name, in: folder)
    let expected = try readFile("\(InvalidConfigurationTests.path)/\(name.dropLast(5)).txt")
    #expect(ending.status == 2)
    #expect(ending.output == "")
    #expect(ending.errors == String(decoding: expected, as: UTF8.self))
  }

  @Test func `a nested text does not exhaust the stack`() throws {
    let folder = try ScratchFolder()
    try folder.write("deep.json", String(repeating: "[", count: 200_000))
    let ending = try Program.run("check", "deep.json", in: folder)
    #expect(ending.status == 2)
    #expect(ending.errors.hasPrefix("deep.json:1:"))
  }
}
