import Kernels

/// Words that the rules of quantities name one by one.
enum QuantityWords {
  static let no = wordHash("no")
  static let another = wordHash("another")
  static let age = wordHash("age")
  static let more = wordHash("more")
  static let than = wordHash("than")
  static let out = wordHash("out")
  static let over = wordHash("over")
  static let possessive = wordHash("'s")
  static let aged = wordHash("aged")
  static let minus = wordHash("minus")
  static let negative = wordHash("negative")

  static func isNegative(_ word: UInt64) -> Bool { word == minus || word == negative }
  static func isAged(_ word: UInt64) -> Bool { word == aged || word == age }
}
