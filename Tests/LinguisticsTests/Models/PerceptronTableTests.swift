import Linguistics
import Testing

struct PerceptronTableTests {
  @Test func `weights are averaged over all steps`() {
    var table = PerceptronTable(rowBits: 4, labels: 3)
    var keys = FeatureKeys(capacity: 1)
    keys.add(0, 7)
    table.update(keys, label: 1, by: 2)  // 2 during four of four steps,
    table.advance()
    table.advance()
    table.advance()
    table.update(keys, label: 2, by: 4)  // and 4 in none of them but the last.
    table.advance()
    #expect(table.means.max() == 1.6)
    #expect(table.means.filter { $0 != 0 }.count == 2)
  }

  @Test func `a finished table prefers what was learned`() {
    var table = PerceptronTable(rowBits: 10, labels: 20)
    var first = FeatureKeys(capacity: 2)
    first.add(0, 1)
    var second = FeatureKeys(capacity: 2)
    second.add(0, 2)
    for _ in 0..<3 {
      table.advance()
      table.update(first, label: 17, by: 1)
      table.update(second, label: 3, by: 1)
    }
    let finished = table.finished()
    var sums = [Int32](repeating: 0, count: 20)
    #expect(finished.best(first, of: 20, sums: &sums) == 17)
    #expect(finished.best(second, of: 20, sums: &sums) == 3)
    #expect(table.best(first, of: 20, sums: &sums) == 17)
  }

  @Test func `the same seed shuffles in the same way`() {
    var one = RandomSequence(seed: 4)
    var two = RandomSequence(seed: 4)
    var left = Array(0..<50)
    var right = left
    one.shuffle(&left)
    two.shuffle(&right)
    #expect(left == right)
    #expect(left.sorted() == Array(0..<50) && left != left.sorted())
  }
}
