import Glibc
import Kernels

// What other languages call. Every name of the library begins with `broadsheet_`.

/// Opens an Arrow stream over a columnar file.
///
/// - Parameters:
///   - path: As C has it.
///   - columns: Places of columns, in the order of the stream; `columnCount` is -1 for all.
///   - groups: Numbers of row groups; `groupCount` is -1 for all.
///   - memoryLimit: Bytes that one column of one group may take.
///   - isMapped: Not 0 where the file may be mapped; see `MappedFile`.
///   - hasViews: Not 0 for strings as views (`utf8_view`) in place of dictionaries and `utf8`.
///   - error: Room for `errorCapacity` bytes, for the text of an error, ended by a zero.
/// - Returns: A `struct ArrowArrayStream` for `broadsheet_close_stream`, or nil after an error.
@unsafe @_cdecl("broadsheet_open_stream")
package func openStream(
  _ path: UnsafePointer<CChar>?, _ columns: UnsafePointer<Int32>?, _ columnCount: Int32,
  _ groups: UnsafePointer<Int32>?, _ groupCount: Int32, _ memoryLimit: Int64, _ isMapped: Int32,
  _ hasViews: Int32, _ error: UnsafeMutablePointer<CChar>?, _ errorCapacity: Int
) -> UnsafeMutableRawPointer? {
  // A batch takes and gives back some megabytes; without this, each of its pages is fetched from
  // the system and cleared anew, which takes as long as all the reading.
  Machine.keepFreedMemory(upTo: 64 << 20)
  do {
    guard let path = unsafe path else { throw ExportFailure("no path") }
    let stream = try unsafe ExportedStream(
      path: String(cString: path), columns: numbers(columns, columnCount),
      groups: numbers(groups, groupCount), memoryLimit: Int(clamping: memoryLimit),
      isMapped: isMapped != 0, hasViews: hasViews != 0)
    let room = UnsafeMutablePointer<ArrowStream>.allocate(capacity: 1)
    unsafe room.initialize(to: stream.structure())
    return UnsafeMutableRawPointer(room)
  } catch let problem {
    unsafe write("\(problem)", error, errorCapacity)
    return nil
  }
}

/// Releases a stream, unless that was done or it was moved elsewhere, and frees its structure.
@unsafe @_cdecl("broadsheet_close_stream")
package func closeStream(_ pointer: UnsafeMutableRawPointer?) {
  guard let stream = unsafe pointer?.assumingMemoryBound(to: ArrowStream.self) else { return }
  unsafe stream.pointee.release?(pointer)
  unsafe stream.deallocate()
}

/// The destructor of a Python capsule that holds such a stream.
///
/// Python's own function is looked up in the process: this library is not bound to any version of
/// Python. In a process without it the stream is left as it is.
@unsafe @_cdecl("broadsheet_close_capsule")
package func closeCapsule(_ capsule: UnsafeMutableRawPointer?) {
  typealias GetPointer =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> UnsafeMutableRawPointer?
  guard let symbol = unsafe dlsym(nil, "PyCapsule_GetPointer") else { return }
  // SAFETY: the signature of this function of Python since its version 3.1.
  let getPointer = unsafe unsafeBitCast(symbol, to: GetPointer.self)
  unsafe "arrow_array_stream".withCString { name in
    unsafe closeStream(getPointer(capsule, name))
  }
}

/// Nil where the count is negative.
private func numbers(_ start: UnsafePointer<Int32>?, _ count: Int32) -> [Int]? {
  guard count >= 0 else { return nil }
  // SAFETY: the caller gives as many numbers as it says.
  return unsafe UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(count)).map {
    Int($0)
  }
}

/// Writes a text and a zero, as much of it as there is room for.
private func write(_ text: String, _ room: UnsafeMutablePointer<CChar>?, _ capacity: Int) {
  guard let room = unsafe room, capacity > 0 else { return }
  var count = 0
  // SAFETY: at most `capacity` bytes, the zero included.
  for byte in text.utf8.prefix(capacity - 1) {
    unsafe room[count] = CChar(bitPattern: byte)
    count += 1
  }
  unsafe room[count] = 0
}
