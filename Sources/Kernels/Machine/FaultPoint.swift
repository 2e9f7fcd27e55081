import Glibc

/// Places at which tests end the program as a power failure would.
///
/// `BROADSHEET_FAULT=publish.link` kills the process when it first comes to that place, and
/// `BROADSHEET_FAULT=part.delivered:3` at the third time; `part.delivered:3:stop` stops it there
/// (`SIGSTOP`), so that its surroundings can be changed. Without the variable nothing happens.
package struct FaultPoint {
  private static let wanted = environmentVariable("BROADSHEET_FAULT")?.split(separator: ":")

  private let name: String
  private var passed = 0

  package init(_ name: String) { self.name = name }

  /// Says that the program came by.
  package mutating func pass() {
    guard let wanted = FaultPoint.wanted, wanted.first.map(String.init) == name else { return }
    passed += 1
    let turn = wanted.count > 1 ? Int(wanted[1]) ?? 1 : 1
    if passed == turn { _ = kill(getpid(), wanted.last == "stop" ? SIGSTOP : SIGKILL) }
  }

  /// Passes a place that there is once.
  package static func pass(_ name: String) {
    var point = FaultPoint(name)
    point.pass()
  }
}
