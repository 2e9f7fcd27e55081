import CMalloc
import Glibc

/// What the machine is asked: cores, clocks, memory, the terminal.
package enum Machine {
  /// Cores of the machine that are in use, at least 1.
  package static func coreCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Lets the C library keep memory that is given back, for the next who asks.
  ///
  /// A run makes and drops arrays of megabytes for every batch. Left alone, the library fetches
  /// each from the system and returns it, and every page of it is cleared once more.
  package static func keepFreedMemory() {
    _ = mallopt(M_MMAP_THRESHOLD, 1 << 30)
    _ = mallopt(M_TRIM_THRESHOLD, 1 << 30)
  }

  /// Lets the C library keep up to `byteCount` bytes that are given back, for the next who asks,
  /// whoever that is in this process.
  package static func keepFreedMemory(upTo byteCount: Int32) {
    _ = mallopt(M_MMAP_THRESHOLD, byteCount)
    _ = mallopt(M_TRIM_THRESHOLD, byteCount)
  }

  /// Nanoseconds on a clock that only goes forward; for times told to people, never for results.
  package static func nanoseconds() -> UInt64 { read(CLOCK_MONOTONIC) }

  /// Nanoseconds that this thread has been computing.
  package static func threadNanoseconds() -> UInt64 { read(CLOCK_THREAD_CPUTIME_ID) }

  /// The most memory that this process has held at once, in bytes.
  ///
  /// What `getrusage` gives counts what the process held that started this one, so it is only
  /// asked where `/proc` does not say.
  package static func peakMemory() -> Int {
    var status: [UInt8] = []
    try? InputFile("/proc/self/status").read(1 << 14, into: &status)
    for line in String(decoding: status, as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("VmHWM:") {
      if let kibibytes = Int(line.filter(\.isNumber)) { return kibibytes << 10 }
    }
    var usage = rusage()
    guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return usage.ru_maxrss << 10
  }

  /// Nanoseconds since 1970 by the machine's clock, which can be set back; never for results.
  package static func wallNanoseconds() -> Int { Int(truncatingIfNeeded: read(CLOCK_REALTIME)) }

  /// The name of this machine; empty where it has none.
  package static func hostName() -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
    return String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Does nothing for a while.
  package static func sleep(milliseconds: Int) {
    _ = usleep(UInt32(clamping: milliseconds) &* 1000)
  }

  /// The lines of standard input, without their ends.
  package static func inputLines() -> [String] {
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    return lines
  }

  /// The number of this process.
  package static func processNumber() -> Int { Int(getpid()) }

  /// Whether standard error is a terminal that somebody may be looking at.
  package static func isErrorTerminal() -> Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes to standard error.
  package static func writeError(_ text: String) {
    let bytes = Array(text.utf8)
    // SAFETY: stays inside the array's buffer. A closed standard error is nobody's loss.
    unsafe _ = bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private static func read(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    unsafe _ = clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
