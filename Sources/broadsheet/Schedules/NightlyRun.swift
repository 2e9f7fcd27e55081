import Kernels
import Pipeline
import Stages

/// The command that a scheduler starts every night.
struct NightlyRun {
  /// How long a run waits for another that is still at work, in seconds.
  private static let patience = 3600

  /// Of the configuration.
  let name: String
  let time: DailyTime
  /// Program and arguments, with whole paths.
  let command: [String]

  init(_ configuration: PipelineConfiguration, _ options: RunOptions, at time: DailyTime) {
    name = configuration.name
    self.time = time
    let program = FileSystem.programPath() ?? "broadsheet"
    // A scheduler starts programs without the variables of this shell.
    let data = environmentVariable("BROADSHEET_DATA").map {
      ["/usr/bin/env", "BROADSHEET_DATA=\(FileSystem.absolutePath($0))"]
    }
    var arguments = ["run", FileSystem.absolutePath(options.pipeline)]
    if let from = options.from { arguments += ["--from", FileSystem.absolutePath(from)] }
    if let to = options.to { arguments += ["--to", FileSystem.absolutePath(to)] }
    command =
      (data ?? []) + [program] + arguments + ["--quiet", "--wait", "\(NightlyRun.patience)"]
  }

  /// The name with nothing but letters, digits and `-`: for files and identifiers.
  var identifier: String {
    let bytes = name.utf8.map { byte in
      byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 ? byte : UInt8(ascii: "-")
    }
    return "broadsheet-" + String(decoding: bytes, as: UTF8.self)
  }

  /// The name on one line: for comments.
  var title: String { String(name.map { $0.isNewline ? " " : $0 }) }
}
