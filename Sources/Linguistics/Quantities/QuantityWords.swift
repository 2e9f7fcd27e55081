import Kernels

/// Words that the rules of quantities name one by one.
enum QuantityWords {
  static let no = wordHash("no")
  static let another = wordHash("another")
  static let old = wordHash("old")
  static let age = wordHash("age")
  static let more = wordHash("more")
  static let than = wordHash("than")
  static let `in` = wordHash("in")
  static let per = wordHash("per")
  static let possessive = wordHash("'s")
  static let aged: Set<UInt64> = [wordHash("aged"), wordHash("age")]
  static let negative: Set<UInt64> = [wordHash("minus"), wordHash("negative")]
}
