import Kernels
import Testing

struct DecimalsTests {
  @Test func `whole numbers are written as Swift writes them`() {
    var values: [Int64] = [.min, .max, 0]
    var power: Int64 = 1
    for _ in 0..<19 {
      values += [power - 1, power, power + 1, -power, 1 - power, power / 3]
      power &*= 10
    }
    for value in values {
      let expected = Array(value.description.utf8)
      #expect(decimalLength(value) == expected.count, "\(value)")
      var bytes = [UInt8](repeating: 35, count: expected.count + 2)
      var span = bytes.mutableSpan
      let end = writeDecimal(value, to: &span, at: 1)
      #expect(end == expected.count + 1)
      #expect(bytes == [35] + expected + [35])
    }
  }
}
