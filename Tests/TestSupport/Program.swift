import Foundation
import Kernels

/// The built program, run as its users run it: with arguments, in a folder, to its end.
package struct Program {
  /// How a run of the program ended.
  package struct Ending {
    /// As a shell gives it: 128 and the signal's number where a signal ended the program.
    package let status: Int32
    package let output: String
    package let errors: String
  }

  package struct NotBuilt: Error, CustomStringConvertible {
    package let path: String
    package var description: String { "\(path): no such program; build the package first" }
  }

  /// Seconds after which a program that still runs counts as hanging (status 124).
  private static let patience = 120

  /// Beside the tests that are running: it is built with them.
  package static let path: String = {
    let own = FileSystem.programPath() ?? ""
    return own.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/broadsheet"
  }()

  /// Runs the program and waits for its end.
  ///
  /// - Parameter folder: Where it is started.
  package static func run(
    _ arguments: String..., in folder: ScratchFolder
  ) throws -> Ending {
    guard FileSystem.exists(path) else { throw NotBuilt(path: path) }
    return try start("timeout", ["\(patience)", path] + arguments, in: folder)
  }

  /// Runs any command of the search path with arguments, and waits for its end.
  package static func start(
    _ command: String, _ arguments: [String], in folder: ScratchFolder
  ) throws -> Ending {
    // Files and not pipes: a pipe that nobody empties would stop the program.
    let streams = try ScratchFolder()
    let output = try streams.write("output", "")
    let errors = try streams.write("errors", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [command] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    let status = process.terminationStatus
    return Ending(
      status: process.terminationReason == .exit ? status : 128 + status,
      output: String(decoding: try readFile(output), as: UTF8.self),
      errors: String(decoding: try readFile(errors), as: UTF8.self))
  }
}
