import Kernels

/// Words that the rules of quantities name one by one.
///
/// Fields of a value, as a look at a global one takes a call.
struct QuantityWords: Sendable {
  let no = wordHash("no")
  let another = wordHash("another")
  let age = wordHash("age")
  let old = wordHash("old")
  let more = wordHash("more")
  let than = wordHash("than")
  let out = wordHash("out")
  let over = wordHash("over")
  let possessive = wordHash("'s")
  let aged = wordHash("aged")
  let minus = wordHash("minus")
  let negative = wordHash("negative")

  let times = wordHash("x")
  let timesSign = wordHash("×")
  let timesTen = wordHash("x10")

  func isTimes(_ word: UInt64) -> Bool { word == times || word == timesSign }
  func isNegative(_ word: UInt64) -> Bool { word == minus || word == negative }
  func isAged(_ word: UInt64) -> Bool { word == aged || word == age }
}
