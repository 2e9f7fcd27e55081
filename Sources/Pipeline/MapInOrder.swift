import Dispatch
import Synchronization

/// Transforms inputs side by side and delivers the results in the order of the inputs.
///
/// `next` and `deliver` are called on the caller's thread only, so they need no lock; `transform`
/// is called on up to `jobs` threads at once. No more than `inFlight` inputs or results are held
/// at any time, which bounds memory.
///
/// - Parameters:
///   - jobs: At least 1.
///   - inFlight: At least `jobs`.
/// - Throws: The first error in the order of the inputs, after the results before it were
///   delivered. Nothing runs on after the call returns.
package func mapInOrder<Input: Sendable, Output: Sendable>(
  jobs: Int,
  inFlight: Int,
  next: () throws -> Input?,
  transform: @escaping @Sendable (Input) throws -> Output,
  deliver: (Output) throws -> Void
) throws {
  precondition(jobs >= 1 && inFlight >= jobs, "\(jobs) jobs, \(inFlight) in flight")
  let workers = DispatchQueue(label: "broadsheet.workers", attributes: .concurrent)
  let turns = DispatchSemaphore(value: jobs)
  var pending: [Pending<Output>] = []
  defer { for item in pending { item.wait() } }

  var readFailure: (any Error)?
  while true {
    if pending.count == inFlight { try deliver(pending.removeFirst().value()) }
    do {
      guard let input = try next() else { break }
      pending.append(
        Pending(on: workers) {
          turns.wait()
          defer { turns.signal() }
          return try transform(input)
        })
    } catch {
      readFailure = error  // Thrown last: what was read before it is delivered first.
      break
    }
  }
  while !pending.isEmpty { try deliver(pending.removeFirst().value()) }
  if let readFailure { throw readFailure }
}

/// A result that is being worked on.
private final class Pending<Output: Sendable>: Sendable {
  private let result = Mutex<Result<Output, any Error>?>(nil)
  private let group = DispatchGroup()

  init(on queue: DispatchQueue, _ work: @escaping @Sendable () throws -> Output) {
    queue.async(group: group) { [self] in
      let outcome = Result { try work() }
      result.withLock { $0 = outcome }
    }
  }

  func wait() { group.wait() }

  /// Waits for the result and takes it.
  func value() throws -> Output {
    group.wait()
    let outcome = result.withLock { stored in
      defer { stored = nil }
      return stored
    }
    guard let outcome else { preconditionFailure("a result is taken twice") }
    return try outcome.get()
  }
}
