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
      var bytes: [UInt8] = [35]
      appendDecimal(value, to: &bytes)
      #expect(bytes == [35] + Array(value.description.utf8))
    }
  }

  @Test func `numbers of up to eight digits are written as Swift writes them`() {
    var value: Int64 = 0
    while value < 100_100_000 {
      var bytes: [UInt8] = []
      appendDecimal(value, to: &bytes)
      #expect(bytes == Array(value.description.utf8))
      value += value < 11_000 ? 1 : 9_973
    }
  }
}
