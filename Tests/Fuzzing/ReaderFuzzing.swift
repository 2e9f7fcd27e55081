// What `Scripts/fuzz` runs: libFuzzer makes files out of golden ones, this makes their checksums
// right, and all of them are read, and exported to Arrow. It is no part of the package.

import ArrowBridge
import Glibc
import Kernels
import Tables

/// libFuzzer's entry point.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  // SAFETY: libFuzzer lends `count` bytes for the length of this call.
  var bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  var repair = ChecksumRepair(bytes)
  bytes = repair.repaired()
  do throws(FormatError) {
    try readAll(bytes)
  } catch {
    precondition(!error.description.isEmpty)
  }
  export(bytes, hasViews: 0)
  export(bytes, hasViews: 1)
  return 0
}

/// Reads the Arrow stream over a file, as a program in C would.
private func export(_ bytes: [UInt8], hasViews: Int32) {
  let path = "/dev/shm/broadsheet-fuzzed-\(getpid()).bsc"
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  guard file >= 0, write(file, bytes, bytes.count) == bytes.count else { return }
  close(file)
  var problem = [CChar](repeating: 0, count: 256)
  guard
    let stream = openStream(
      path, nil, -1, nil, -1, 1 << 22, 1, hasViews, &problem, problem.count)
  else {
    precondition(problem[0] != 0, "an error without a text")
    return
  }
  // The members of `struct ArrowArrayStream`, then those of the other two, are all 8 bytes long.
  typealias Fill =
    @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Int32
  typealias Release = @convention(c) (UnsafeMutableRawPointer?) -> Void
  func member<Function>(_ start: UnsafeMutableRawPointer, _ number: Int, _: Function.Type)
    -> Function?
  {
    start.load(fromByteOffset: number * 8, as: Function?.self)
  }
  let room = UnsafeMutableRawPointer.allocate(byteCount: 80, alignment: 8)
  defer { room.deallocate() }
  if member(stream, 0, Fill.self)?(stream, room) == 0 { member(room, 7, Release.self)?(room) }
  while member(stream, 1, Fill.self)?(stream, room) == 0 {
    guard let release = member(room, 8, Release.self) else { break }
    readBuffers(room)
    release(room)
  }
  closeStream(stream)
}

/// Looks at the first and last byte of the first 4 for each row of every column of numbers.
private func readBuffers(_ batch: UnsafeMutableRawPointer) {
  let rows = batch.load(as: Int.self)
  let count = batch.load(fromByteOffset: 32, as: Int.self)
  let children = batch.load(
    fromByteOffset: 48, as: UnsafeMutablePointer<UnsafeMutableRawPointer>.self)
  for column in 0..<count {
    let child = children[column]
    precondition(child.load(as: Int.self) == rows, "columns of other lengths")
    let buffers = child.load(
      fromByteOffset: 40, as: UnsafeMutablePointer<UnsafeRawPointer?>.self)
    if let validity = buffers[0] {
      _ = validity.load(fromByteOffset: (rows - 1) / 8, as: UInt8.self)
    }
    if let values = buffers[1] { _ = values.load(fromByteOffset: (rows - 1) / 8, as: UInt8.self) }
  }
}

/// Reads all that a file holds, in every way there is.
///
/// Whatever it holds, nothing but a `FormatError` may come of it.
private func readAll(_ bytes: [UInt8]) throws(FormatError) {
  let reader = try ColumnarReader(bytes, path: "fuzzed.bsc", memoryLimit: 1 << 22)
  for group in reader.groups.indices {
    for column in reader.schema.fields.indices {
      do throws(FormatError) {
        _ = try reader.layout(ofColumn: column, group: group)
        let values = try reader.column(column, ofGroup: group)
        precondition(values.count == reader.groups[group].rowCount)
        _ = values.text(row: values.count - 1)
      } catch {
        continue  // The other columns are worth a look too.
      }
    }
    var columns = try reader.columns(ofGroup: group)
    for column in reader.schema.fields.indices { _ = try columns.stored(column) }
    _ = try reader.part(group)
  }
}

/// Makes the checksums of a file right, and what must be the same in two places the same, as far
/// as its structures can be made out.
struct ChecksumRepair {
  private var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func repaired() -> [UInt8] {
    guard bytes.count >= 192 else { return bytes }
    checksum(0..<60, at: 60)
    let trailer = bytes.count - 64
    let index = number(trailer, 8)
    var groups: [Int] = []
    var offset = 64
    while offset <= trailer - 64 {
      let length = number(offset + 8, 8)
      guard length >= 64, length <= trailer - offset else { break }
      if bytes[offset + 4] == 3 { groups.append(offset) }
      if offset == index { copyStatistics(groups, to: offset) }
      repairSegment(offset, length)
      offset += length
    }
    copy(from: 96, to: trailer + 28, count: 4)
    checksum(trailer..<(trailer + 52), at: trailer + 52)
    return bytes
  }

  private mutating func repairSegment(_ offset: Int, _ length: Int) {
    let records = number(offset + 28, 4)
    guard records <= length - 64 else { return }
    if bytes[offset + 4] == 3 { repairBuffers(offset, length) }
    checksum((offset + 64)..<(offset + 64 + records), at: offset + 36)
    if offset == 64 { copy(from: 100, to: 96, count: 4) }
    copy(from: 96, to: offset + 32, count: 4)
    checksum(offset..<(offset + 60), at: offset + 60)
  }

  private mutating func repairBuffers(_ group: Int, _ length: Int) {
    let first = group + 64 + number(group + 20, 2) * 64 + number(group + 22, 2) * 32
    for buffer in 0..<min(number(group + 24, 4), 64) {
      let record = first + buffer * 48
      guard record + 48 <= group + length else { return }
      let (start, stored) = (number(record + 16, 8), number(record + 24, 4))
      guard start <= length, stored <= length - start else { continue }
      checksum((group + start)..<(group + start + stored), at: record + 12)
    }
  }

  /// Gives the index the checksums and statistics that the groups have.
  private mutating func copyStatistics(_ groups: [Int], to index: Int) {
    let columns = number(index + 20, 2)
    for (position, group) in groups.enumerated() {
      copy(from: group + 60, to: index + 64 + position * 32 + 28, count: 4)
      for column in 0..<columns {
        let record = group + 64 + column * 64
        let place = index + 64 + groups.count * 32 + (position * columns + column) * 48
        copy(from: record + 2, to: place, count: 2)
        copy(from: record + 16, to: place + 4, count: 8)
        copy(from: record + 32, to: place + 16, count: 32)
      }
    }
  }

  /// A number of the file, as large as it can be where it is larger.
  private func number(_ offset: Int, _ size: Int) -> Int {
    guard offset >= 0, offset + size <= bytes.count else { return Int(Int32.max) }
    var found: UInt64 = 0
    for index in 0..<size { found |= UInt64(bytes[offset + index]) << UInt64(index * 8) }
    return Int(min(found, UInt64(Int32.max)))
  }

  private mutating func checksum(_ range: Range<Int>, at place: Int) {
    guard range.upperBound <= bytes.count, place + 4 <= bytes.count else { return }
    let found = crc32(bytes.span.extracting(range))
    for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: found >> (index * 8)) }
  }

  private mutating func copy(from source: Int, to target: Int, count: Int) {
    guard source + count <= bytes.count, target + count <= bytes.count else { return }
    for index in 0..<count { bytes[target + index] = bytes[source + index] }
  }
}
