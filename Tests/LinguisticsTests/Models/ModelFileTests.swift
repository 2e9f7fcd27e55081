import Kernels
import Linguistics
import Testing

struct ModelFileTests {
  private let bytes: [UInt8] = {
    var first = ModelWriter()
    first.append(strings: ["one", "two"])
    var second = ModelWriter()
    second.append(WeightTable(width: 4, weights: (0..<64).map { Int16($0) - 30 }))
    var file = ModelFileWriter()
    file.add("names", first)
    file.add("weights", second)
    return file.bytes
  }()

  private func open(_ bytes: [UInt8]) throws(ModelError) -> ModelFile {
    try ModelFile(MappedFile(bytes), path: "m")
  }

  @Test func `sections are read as they were written`() throws {
    let file = try open(bytes)
    var names = try file.section("names")
    #expect(try names.strings() == ["one", "two"])
    try names.finish()
    var weights = try file.section("weights")
    let table = try weights.weights(labels: 3)
    #expect(table.width == 4 && table.weights[1] == -29)
    try weights.finish()
  }

  @Test func `every file that is cut short is refused`() {
    for count in 0..<bytes.count {
      #expect(throws: ModelError.self) { try open(Array(bytes[..<count])) }
    }
  }

  @Test func `every byte that is changed is seen`() {
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(throws: ModelError.self) { try open(damaged) }
    }
  }

  @Test func `what is wrong is told with its place`() {
    #expect(throws: ModelError(path: "m", byte: 0, "found 'PNGMODEL', expected 'BSCMODEL'")) {
      try open(Array("PNG".utf8) + bytes[3...])
    }
    var file = bytes
    file[8] = 9
    #expect(
      throws: ModelError(
        path: "m", byte: 0, "byte 12 of section 'the list': found version 9, expected 1")
    ) {
      try open(file)
    }
  }

  @Test func `a section that is not there is named`() throws {
    let file = try open(bytes)
    #expect(throws: ModelError(path: "m", byte: 0, "found no section 'trees'")) {
      try file.section("trees")
    }
  }

  @Test func `a table for other labels is refused`() throws {
    var section = try open(bytes).section("weights")
    #expect(throws: ModelError.self) { try section.weights(labels: 30) }
  }
}
