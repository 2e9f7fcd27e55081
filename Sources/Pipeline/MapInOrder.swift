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
///
/// A thread that is done takes what is next and never waits for its turn, so that there are no
/// more threads than work at once, and memory that one has freed serves the next.
final class Crew: Sendable {
  /// How many threads work at once.
  let jobs: Int
  private let threads = DispatchQueue(label: "broadsheet.workers", attributes: .concurrent)
  private let state = Mutex(State())

  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var working = 0
  }

  /// - Parameter jobs: At least 1.
  init(jobs: Int) {
    precondition(jobs >= 1, "\(jobs) jobs")
    self.jobs = jobs
  }

  /// Begins some work as soon as a thread is free.
  ///
  /// - Parameter isUrgent: Whether it goes before all that waits.
  func start<Output: Sendable>(
    isUrgent: Bool = false, _ work: @escaping @Sendable () throws -> Output
  ) -> Pending<Output> {
    let pending = Pending<Output>()
    let task = { @Sendable in pending.settle(Result { try work() }) }
    let isNewThread = state.withLock { state in
      state.waiting.insert(task, at: isUrgent ? 0 : state.waiting.count)
      guard state.working < jobs else { return false }
      state.working += 1
      return true
    }
    if isNewThread { threads.async { [self] in workOn() } }
    return pending
  }

  private func workOn() {
    while let task = next() { task() }
  }

  /// The next work; nil ends the thread.
  private func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.working -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }
  }
}

/// A result that is being worked on.
final class Pending<Output: Sendable>: Sendable {
  private let result = Mutex<Result<Output, any Error>?>(nil)
  private let group = DispatchGroup()

  fileprivate init() { group.enter() }

  fileprivate func settle(_ outcome: Result<Output, any Error>) {
    result.withLock { $0 = outcome }
    group.leave()
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
