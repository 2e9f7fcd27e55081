import Kernels

/// Makes every checksum of a changed file right again, as one does who wants to harm its reader.
///
/// Lengths and places are taken from the file before the change.
func repairChecksums(_ bytes: inout [UInt8], of whole: [UInt8]) {
  func number(_ offset: Int, _ size: Int) -> Int {
    (0..<size).reduce(0) { $0 | Int(whole[offset + $1]) << ($1 * 8) }
  }
  func set(_ checksum: UInt32, at offset: Int) {
    for index in 0..<4 {
      bytes[offset + index] = UInt8(truncatingIfNeeded: checksum >> (index * 8))
    }
  }
  func repair(_ range: Range<Int>, at offset: Int) { set(crc32(Array(bytes[range])), at: offset) }

  repair(0..<60, at: 60)
  let index = number(whole.count - 64, 8)
  var groupHeaders: [UInt32] = []
  var offset = 64
  while offset < whole.count - 64 {
    let records = number(offset + 28, 4)
    let kind = whole[offset + 4]
    if kind == 3 {
      let columns = number(offset + 20, 2)
      let pools = number(offset + 22, 2)
      for buffer in 0..<number(offset + 24, 4) {
        let record = offset + 64 + columns * 64 + pools * 32 + buffer * 48
        let start = offset + number(record + 16, 8)
        repair(start..<(start + number(record + 24, 4)), at: record + 12)
      }
    }
    if offset == index {
      for (group, checksum) in groupHeaders.enumerated() {
        set(checksum, at: offset + 64 + group * 32 + 28)
      }
    }
    repair((offset + 64)..<(offset + 64 + records), at: offset + 36)
    if kind == 1 {
      set(crc32(Array(bytes[(offset + 64)..<(offset + 64 + records)])), at: offset + 32)
    }
    for place in 32..<36 { bytes[offset + place] = bytes[64 + place] }
    repair(offset..<(offset + 60), at: offset + 60)
    if kind == 3 { groupHeaders.append(crc32(Array(bytes[offset..<(offset + 60)]))) }
    offset += number(offset + 8, 8)
  }
  for place in 0..<4 { bytes[whole.count - 64 + 28 + place] = bytes[64 + 32 + place] }
  repair((whole.count - 64)..<(whole.count - 12), at: whole.count - 12)
}
