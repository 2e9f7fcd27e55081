import Kernels
import TestSupport
import Testing

@testable import Pipeline

struct MetricsFileTests {
  @Test func `names are escaped, and found again`() throws {
    let folder = try ScratchFolder()
    let path = "\(folder.path)/b.prom"
    var metrics = MetricsFile(path, name: "a \"b\\\nc")
    try metrics.write(start: TimeStamp(nanoseconds: 0), status: 0, nil)
    let label = #"{name="a \"b\\\nc"} "#
    func line(_ metric: String) throws -> Substring? {
      String(decoding: try readFile(path), as: UTF8.self).split(separator: "\n")
        .first { $0.hasPrefix(metric + label) }
    }
    #expect(try line("broadsheet_exit_status") == "broadsheet_exit_status\(label)0")
    let success = try #require(try line("broadsheet_success_timestamp_seconds"))
    try metrics.write(start: TimeStamp(nanoseconds: 0), status: 4, nil)
    #expect(try line("broadsheet_exit_status") == "broadsheet_exit_status\(label)4")
    #expect(try line("broadsheet_success_timestamp_seconds") == success)
  }

  @Test func `a file that cannot be put in place leaves nothing beside it`() throws {
    let folder = try ScratchFolder()
    try FileSystem.createFolder("\(folder.path)/b.prom/below")
    var metrics = MetricsFile("\(folder.path)/b.prom", name: "n")
    #expect(throws: FileError.self) {
      try metrics.write(start: TimeStamp(nanoseconds: 0), status: 0, nil)
    }
    #expect(try FileSystem.names(in: folder.path) == ["b.prom"])
  }
}
