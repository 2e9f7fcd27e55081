import ArgumentParser
import Kernels
import Pipeline

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Print what runs this configuration every night: a crontab, systemd units, a DAG.",
    discussion: """
      All paths are made whole, so the text works from anywhere. Nothing is installed; with --into \
      it is written as files.
      """)

  enum Scheduler: String, ExpressibleByArgument, CaseIterable { case cron, systemd, airflow }

  @Argument(help: "Who runs it: cron, systemd or airflow.")
  var scheduler: Scheduler

  @OptionGroup var options: RunOptions

  @Option(
    help: ArgumentHelp(
      "When, by the machine's clock (Airflow: UTC).", valueName: "hh:mm"))
  var at = "02:30"

  @Option(
    help: ArgumentHelp("Write files into this folder in place of printing.", valueName: "folder"))
  var into: String?

  func validate() throws {
    guard DailyTime(at) != nil else {
      throw ValidationError("--at: found '\(at)', expected a time of day such as 02:30")
    }
  }

  func run() throws {
    guard let time = DailyTime(at) else { return }
    let run = NightlyRun(try options.configuration(), options, at: time)
    let files: [ScheduleFile] =
      switch scheduler {
      case .cron: [run.crontab]
      case .systemd: run.systemdUnits
      case .airflow: [run.airflowDAG]
      }
    guard let into else {
      print(files.map(\.text).joined(separator: "\n"), terminator: "")
      return
    }
    do {
      try FileSystem.createFolder(into)
      for file in files { try writeFile("\(into)/\(file.name)", Array(file.text.utf8)) }
    } catch {
      throw ExitStatus.telling(error)
    }
  }
}

/// A file that a scheduler reads.
struct ScheduleFile {
  let name: String
  let text: String
}

/// A time of day.
struct DailyTime {
  let hour: Int
  let minute: Int

  /// - Parameter text: `02:30`; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      parts[1].utf8.count == 2, (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    self.hour = hour
    self.minute = minute
  }

  /// `02:30`.
  var text: String {
    [hour, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
