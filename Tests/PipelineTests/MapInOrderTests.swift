import Pipeline
import Synchronization
import Testing

struct MapInOrderTests {
  private struct Fault: Error, Equatable {
    let at: Int
  }

  /// Maps 0..<count to their squares; a fault may lie in reading, in work or in delivery.
  private func run(
    count: Int, jobs: Int, inFlight: Int, readFault: Int = -1, workFault: Int = -1,
    deliverFault: Int = -1
  ) -> (delivered: [Int], fault: Fault?, most: Int) {
    var next = 0
    var delivered: [Int] = []
    let held = Atomic(0)
    let most = Atomic(0)
    var fault: Fault?
    do {
      try mapInOrder(
        jobs: jobs, inFlight: inFlight,
        next: { () throws -> Int? in
          if next == readFault { throw Fault(at: next) }
          guard next < count else { return nil }
          defer { next += 1 }
          let now = held.add(1, ordering: .relaxed).newValue
          most.max(now, ordering: .relaxed)
          return next
        },
        transform: { (number: Int) throws -> Int in
          if number == workFault { throw Fault(at: number) }
          // The later ones are done first.
          var sum = number * number
          for step in 0..<((count - number) * 50) { sum = sum &+ (step & 1) &- (step & 1) }
          return sum
        },
        deliver: { square in
          held.subtract(1, ordering: .relaxed)
          if delivered.count == deliverFault { throw Fault(at: delivered.count) }
          delivered.append(square)
        })
    } catch {
      fault = error as? Fault
    }
    return (delivered, fault, most.load(ordering: .relaxed))
  }

  private static let widths = [(1, 1), (1, 4), (2, 2), (3, 8), (8, 64)]

  @Test(arguments: widths)
  func `results come in the order of the inputs and no more are held than allowed`(
    jobs: Int, inFlight: Int
  ) {
    let (delivered, fault, most) = run(count: 200, jobs: jobs, inFlight: inFlight)
    #expect(delivered == (0..<200).map { $0 * $0 })
    #expect(fault == nil)
    #expect(most <= inFlight)
  }

  @Test(arguments: widths)
  func `a fault in reading is thrown after all that was read before it is delivered`(
    jobs: Int, inFlight: Int
  ) {
    let (delivered, fault, _) = run(count: 50, jobs: jobs, inFlight: inFlight, readFault: 17)
    #expect(delivered == (0..<17).map { $0 * $0 })
    #expect(fault == Fault(at: 17))
  }

  @Test(arguments: widths)
  func `the first fault in work, in input order, is thrown after what comes before it`(
    jobs: Int, inFlight: Int
  ) {
    let (delivered, fault, _) = run(count: 50, jobs: jobs, inFlight: inFlight, workFault: 9)
    #expect(delivered == (0..<9).map { $0 * $0 })
    #expect(fault == Fault(at: 9))
  }

  @Test(arguments: widths)
  func `a fault in delivery ends the run`(jobs: Int, inFlight: Int) {
    let (delivered, fault, _) = run(count: 50, jobs: jobs, inFlight: inFlight, deliverFault: 5)
    #expect(delivered.count == 5)
    #expect(fault == Fault(at: 5))
  }

  @Test func `no input gives no output`() {
    #expect(run(count: 0, jobs: 2, inFlight: 6).delivered.isEmpty)
  }

  @Test func `no more transforms run at once than there are jobs`() throws {
    let running = Atomic(0)
    let most = Atomic(0)
    var next = 0
    try mapInOrder(
      jobs: 2, inFlight: 12,
      next: { () -> Int? in
        next += 1
        return next <= 100 ? next : nil
      },
      transform: { (number: Int) -> Int in
        most.max(running.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
        var sum = 0
        for step in 0..<20_000 { sum &+= step ^ number }
        running.subtract(1, ordering: .relaxed)
        return sum
      },
      deliver: { _ in })
    #expect(most.load(ordering: .relaxed) <= 2)
  }
}
