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
  try mapInOrder(
    on: Crew(jobs: jobs), inFlight: inFlight, next: next, transform: transform, deliver: deliver)
}

/// The same on threads that do other work too.
///
/// - Parameter inFlight: At least as many as the crew has threads.
func mapInOrder<Input: Sendable, Output: Sendable>(
  on crew: Crew,
  inFlight: Int,
  next: () throws -> Input?,
  transform: @escaping @Sendable (Input) throws -> Output,
  deliver: (Output) throws -> Void
) throws {
  precondition(inFlight >= crew.jobs, "\(crew.jobs) jobs, \(inFlight) in flight")
  var pending: [Pending<Output>] = []
  defer { for item in pending { item.wait() } }

  var readFailure: (any Error)?
  while true {
    if pending.count == inFlight { try deliver(pending.removeFirst().value()) }
    do {
      guard let input = try next() else { break }
      pending.append(crew.start { try transform(input) })
    } catch {
      readFailure = error  // Thrown last: what was read before it is delivered first.
      break
    }
  }
  while !pending.isEmpty { try deliver(pending.removeFirst().value()) }
  if let readFailure { throw readFailure }
}

/// Threads that take up work in the order in which it is given.
final class Crew: Sendable {
  /// How many work at once.
  let jobs: Int
  private let queue = DispatchQueue(label: "broadsheet.workers", attributes: .concurrent)
  private let turns: DispatchSemaphore

  /// - Parameter jobs: At least 1.
  init(jobs: Int) {
    precondition(jobs >= 1, "\(jobs) jobs")
    self.jobs = jobs
    turns = DispatchSemaphore(value: jobs)
  }

  /// Begins some work as soon as it has its turn.
  func start<Output: Sendable>(
    _ work: @escaping @Sendable () throws -> Output
  ) -> Pending<Output> {
    Pending(on: queue) { [turns] in
      turns.wait()
      defer { turns.signal() }
      return try work()
    }
  }
}

/// A result that is being worked on.
final class Pending<Output: Sendable>: Sendable {
  private let result = Mutex<Result<Output, any Error>?>(nil)
  private let group = DispatchGroup()

  fileprivate init(on queue: DispatchQueue, _ work: @escaping @Sendable () throws -> Output) {
    queue.async(group: group) { [self] in
      let outcome = Result { try work() }
      result.withLock { $0 = outcome }
    }
  }

  func wait() { group.wait() }

  /// Whether the result is there.
  var isDone: Bool { result.withLock { $0 != nil } }

  /// Waits for the result and takes it.
  ///
  /// - Precondition: It was not taken before.
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
