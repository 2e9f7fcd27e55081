extension NightlyRun {
  /// A service and the timer that starts it.
  var systemdUnits: [ScheduleFile] {
    [
      ScheduleFile(name: "\(identifier).service", text: service),
      ScheduleFile(name: "\(identifier).timer", text: timer),
    ]
  }

  /// Status 1 is a run that was published with warnings, 75 one that left the work to another.
  ///
  /// After 2 and 3 trying again does not help; after anything else a run goes on where it was.
  private var service: String {
    """
    # /etc/systemd/system/\(identifier).service
    [Unit]
    Description=Broadsheet: \(NightlyRun.escaped(title))
    StartLimitIntervalSec=6h
    StartLimitBurst=3

    [Service]
    Type=oneshot
    ExecStart=\(command.map(NightlyRun.quotedForSystemd).joined(separator: " "))
    SuccessExitStatus=1 75
    Restart=on-failure
    RestartSec=10min
    RestartPreventExitStatus=2 3
    TimeoutStartSec=infinity
    Nice=10

    """
  }

  /// A night on which the machine was off is made up for.
  private var timer: String {
    """
    # /etc/systemd/system/\(identifier).timer
    # systemctl daemon-reload && systemctl enable --now \(identifier).timer
    [Unit]
    Description=Broadsheet every night: \(NightlyRun.escaped(title))

    [Timer]
    OnCalendar=*-*-* \(time.text):00
    Persistent=true

    [Install]
    WantedBy=timers.target

    """
  }

  /// `%` begins a specifier.
  private static func escaped(_ text: String) -> String {
    text.map { $0 == "%" ? "%%" : String($0) }.joined()
  }

  private static func quotedForSystemd(_ argument: String) -> String {
    let special: [Character: String] = [
      "%": "%%", "$": "$$", "\\": "\\\\", "\"": "\\\"", "\n": "\\n",
    ]
    let escaped = argument.map { special[$0] ?? String($0) }.joined()
    return escaped == argument && !argument.contains { " '".contains($0) }
      ? argument
      : "\"\(escaped)\""
  }
}
