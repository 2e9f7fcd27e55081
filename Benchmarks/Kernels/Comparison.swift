import Kernels

/// Computing time of one kernel and of a baseline that does the same, or plainly less, on the same
/// data: a ratio that means the same on a slow machine and on a fast one.
struct Comparison {
  /// What is counted: it decides how a time reads.
  enum Amount {
    case bytes(Int)
    case values(Int)
  }

  let name: String
  let amount: Amount
  let baselineName: String
  /// Nanoseconds, the least of all rounds.
  let time: UInt64
  let baselineTime: UInt64
  /// The sum of what the work returned, so that no compiler can leave the work out.
  let checksum: Int

  /// Both take turns, so that what else the machine does falls on both; once each to warm up.
  init(
    _ name: String, _ amount: Amount, _ work: () -> Int, to baselineName: String,
    _ baseline: () -> Int
  ) {
    self.name = name
    self.amount = amount
    self.baselineName = baselineName
    var (time, baselineTime) = (UInt64.max, UInt64.max)
    var sum = work() &+ baseline()
    for _ in 0..<9 {
      time = min(time, nanoseconds(work, &sum))
      baselineTime = min(baselineTime, nanoseconds(baseline, &sum))
    }
    (self.time, self.baselineTime, checksum) = (time, baselineTime, sum)
  }

  /// Cells of a row of the printed table.
  var row: [String] {
    [
      name, speed(time), baselineName, speed(baselineTime),
      hundredths(Double(baselineTime) / Double(time)),
    ]
  }

  private func speed(_ nanoseconds: UInt64) -> String {
    switch amount {
    case .bytes(let count):
      "\(Int((Double(count) * 1e3 / Double(nanoseconds)).rounded())) MB/s"
    case .values(let count):
      "\(hundredths(Double(nanoseconds) / Double(count))) ns"
    }
  }
}

/// Computing time of this thread, so that waiting for a core does not count.
@inline(never)
private func nanoseconds(_ work: () -> Int, _ sum: inout Int) -> UInt64 {
  let start = Machine.threadNanoseconds()
  sum &+= work()
  return max(1, Machine.threadNanoseconds() - start)
}

/// Two decimals.
private func hundredths(_ value: Double) -> String {
  let rounded = Int((value * 100).rounded())
  return "\(rounded / 100)." + (rounded % 100 < 10 ? "0" : "") + "\(rounded % 100)"
}
