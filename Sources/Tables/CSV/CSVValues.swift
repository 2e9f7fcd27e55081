import Kernels

/// Appends the shortest decimal that gives the same number again when it is read.
func appendNumber(_ value: Double, to bytes: inout [UInt8]) {
  // Up to 15 digits, a decimal is the shortest for its number, and dividing rounds as reading
  // does. So most numbers with few decimals need no search for the shortest.
  let scaled = (value * 10_000).rounded()
  guard scaled.magnitude < 1e15, scaled != 0, scaled / 10_000 == value else {
    bytes += (value == 0 ? "0.0" : value.description).utf8
    return
  }
  let digits = Int64(scaled)
  if digits < 0 { bytes.append(UInt8(ascii: "-")) }
  let (whole, fraction) = digits.magnitude.quotientAndRemainder(dividingBy: 10_000)
  appendDecimal(Int64(whole), to: &bytes)
  bytes.append(UInt8(ascii: "."))
  appendFraction(Int(fraction), to: &bytes)
}

/// Appends ten-thousandths as decimals, at least one and without zeros at the end.
private func appendFraction(_ fraction: Int, to bytes: inout [UInt8]) {
  var rest = fraction
  var place = 1000
  repeat {
    bytes.append(48 + UInt8(rest / place))
    rest %= place
    place /= 10
  } while rest > 0
}

/// Appends a day as `2015-10-22`; years after 9999 with a plus and years before 0 with a minus,
/// as ISO 8601 has it.
func appendDay(_ number: Int32, to bytes: inout [UInt8]) {
  let date = CivilDate(dayNumber: number)
  let year = date.year
  if year < 0 { bytes.append(UInt8(ascii: "-")) }
  if year > 9999 { bytes.append(UInt8(ascii: "+")) }
  for place in [1000, 100, 10] where year.magnitude < place { bytes.append(48) }
  appendDecimal(Int64(year.magnitude), to: &bytes)
  for part in [date.month, date.day] {
    bytes.append(UInt8(ascii: "-"))
    bytes.append(48 + UInt8(part / 10))
    bytes.append(48 + UInt8(part % 10))
  }
}
