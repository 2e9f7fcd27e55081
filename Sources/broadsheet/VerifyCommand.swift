import ArgumentParser
import Kernels
import Pipeline

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that a published run is as it was written, and that its tables agree.",
    discussion: "Exit status: 0 all is well; 4 something is damaged or missing.")

  @Argument(help: "The output folder.")
  var out: String

  @Option(name: .customLong("run"), help: "The number of a run (default: the current one).")
  var number: Int?

  func run() throws {
    let folder = number.map { RunFolder.path(ofRun: $0, in: out) } ?? "\(out)/current"
    let verification: RunVerification
    do {
      verification = try RunVerification(folder)
    } catch {
      throw ExitStatus.telling(error)
    }
    for fault in verification.faults { Machine.writeError("\(folder)/\(fault)\n") }
    guard verification.faults.isEmpty else { throw ExitStatus.failed }
    print(
      "\(folder): " + counted(verification.files, "file", "files")
        + ", \((verification.bytes + 999) / 1000) kB, all as they were written")
  }
}
