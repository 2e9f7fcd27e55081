extension NightlyRun {
  /// Lines for `crontab -e`.
  var crontab: ScheduleFile {
    let line = command.map(NightlyRun.quotedForCron).joined(separator: " ")
    return ScheduleFile(
      name: "\(identifier).crontab",
      text: """
        # Broadsheet: \(title). For crontab -e. Cron mails warnings and errors; all else is silent.
        # A run that finds another at work waits for it, then ends with status 75.
        \(time.minute) \(time.hour) * * * \(line)
        # Makes up for nights on which the machine was off.
        @reboot \(line)

        """)
  }

  /// An argument for the shell, in a line where cron takes `%` for the end.
  private static func quotedForCron(_ argument: String) -> String {
    let isPlain = argument.utf8.allSatisfy { byte in
      byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "/._-".utf8.contains(byte)
    }
    if isPlain { return argument }
    let quoted = argument.map { $0 == "'" ? #"'\''"# : $0 == "%" ? #"'\%'"# : String($0) }
    return "'\(quoted.joined())'"
  }
}
