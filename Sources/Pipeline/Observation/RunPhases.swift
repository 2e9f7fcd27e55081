package import Kernels

/// Where the time of a run went, in nanoseconds by the wall clock.
package struct RunPhases: Sendable {
  /// Listing inputs and looking up what is known of them.
  package var list: UInt64 = 0
  /// Batches waiting for a thread, added up.
  package var wait: UInt64 = 0
  /// Making parts or taking kept ones, added up over all threads.
  package var make: UInt64 = 0
  /// Laying parts into files.
  package var lay: UInt64 = 0
  /// Writing aggregates and sidecars, and waiting for the disk.
  package var finish: UInt64 = 0
  package var check: UInt64 = 0

  /// Runs `body` and adds the time that it took to a phase.
  mutating func measure<Result>(
    _ phase: WritableKeyPath<RunPhases, UInt64>, _ body: () throws -> Result
  ) rethrows -> Result {
    let start = Machine.nanoseconds()
    defer { self[keyPath: phase] += Machine.nanoseconds() - start }
    return try body()
  }

  var json: JSONOutput {
    .members([
      "list": .seconds(list), "wait": .seconds(wait), "make": .seconds(make),
      "lay": .seconds(lay), "finish": .seconds(finish), "check": .seconds(check),
    ])
  }
}

extension JSONOutput {
  /// Seconds, to a tenth of a millisecond.
  package static func seconds(_ nanoseconds: UInt64) -> JSONOutput {
    .number(Double(nanoseconds / 100_000) / 10_000)
  }
}
