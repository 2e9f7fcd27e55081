/// One number expression that is neither a calendar date nor a time of day.
package struct Quantity: Sendable, Equatable {
  /// Takes in bounds, unit and counted noun.
  package var range: ByteRange
  package var sentence: Int32
  package var value: Double?
  package var minimum: Double?
  package var maximum: Double?
  package var isApproximate: Bool
  /// `percent`, `ordinal`, a unit in the singular (`month`), an ISO 4217 code; nil for things.
  package var unit: String?
  /// The noun that is counted, bytes of the text.
  package var counted: ByteRange?

  package init(
    range: ByteRange, sentence: Int32, value: Double?, minimum: Double?, maximum: Double?,
    isApproximate: Bool, unit: String?, counted: ByteRange?
  ) {
    self.range = range
    self.sentence = sentence
    self.value = value
    self.minimum = minimum
    self.maximum = maximum
    self.isApproximate = isApproximate
    self.unit = unit
    self.counted = counted
  }
}
