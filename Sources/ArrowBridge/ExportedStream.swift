import Glibc
import Tables

/// What an Arrow stream reads from: some columns of some groups of a file, one batch a group.
@safe final class ExportedStream {
  private let reader: ColumnarReader
  private let columns: [ExportedColumn]
  private let groups: [Int]
  private let memoryLimit: Int
  private let zeros = SharedZeros()
  /// How many of `groups` have been read.
  private var done = 0
  /// Holds the text of the last error, which C is lent.
  private var errorMemory: ForeignMemory?
  private var error: UnsafePointer<CChar>?

  /// - Parameters:
  ///   - columns: Places in the file; nil for all.
  ///   - groups: Numbers of groups; nil for all.
  ///   - hasViews: Whether each string is given out by itself, as a view.
  /// - Throws: `FormatError`, `FileError`, or `ExportFailure` where there is no such column or
  ///   group.
  init(
    path: String, columns: [Int]?, groups: [Int]?, memoryLimit: Int, isMapped: Bool,
    hasViews: Bool
  ) throws {
    let reader = try ColumnarReader(
      readingFrom: path, memoryLimit: memoryLimit, isMapped: isMapped)
    self.reader = reader
    self.memoryLimit = memoryLimit
    let chosen = groups ?? Array(reader.groups.indices)
    for group in chosen where !reader.groups.indices.contains(group) {
      throw ExportFailure("\(path): group \(group), there are \(reader.groups.count)")
    }
    self.groups = chosen
    let pools = try reader.groups.indices.map { try reader.poolCounts(ofGroup: $0) }
    self.columns = try (columns ?? Array(reader.schema.fields.indices)).map { position in
      guard reader.schema.fields.indices.contains(position) else {
        throw ExportFailure("\(path): column \(position) of \(reader.schema.fields.count)")
      }
      return ExportedColumn(
        reader.schema.fields[position], at: position, pools: pools, hasViews: hasViews)
    }
  }

  /// The structure through which C reads this stream; it holds this object until its release.
  func structure() -> ArrowStream {
    var stream = unsafe ArrowStream()
    unsafe stream.schema = { unsafe ExportedStream.fillSchema($0, $1) }
    unsafe stream.next = { unsafe ExportedStream.fillNext($0, $1) }
    unsafe stream.lastError = { unsafe ExportedStream.of($0)?.error }
    unsafe stream.release = { pointer in
      // SAFETY: the caller gives the structure that holds this callback, once.
      guard let stream = unsafe pointer?.assumingMemoryBound(to: ArrowStream.self) else { return }
      unsafe stream.pointee.release = nil
      unsafe ArrowBridge.release(stream.pointee.owner)
    }
    unsafe stream.owner = retained(self)
    return unsafe stream
  }

  /// The object behind a structure made by `structure`.
  private static func of(_ pointer: UnsafeMutableRawPointer?) -> ExportedStream? {
    // SAFETY: callbacks are called with the structure that holds them, which is not released.
    guard let stream = unsafe pointer?.assumingMemoryBound(to: ArrowStream.self),
      let owner = unsafe stream.pointee.owner
    else { return nil }
    return unsafe Unmanaged<ExportedStream>.fromOpaque(owner).takeUnretainedValue()
  }

  private static func fillSchema(
    _ stream: UnsafeMutableRawPointer?, _ result: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let own = unsafe of(stream), let result = unsafe result else { return EINVAL }
    // SAFETY: the caller gives room for a structure.
    unsafe result.initializeMemory(
      as: ArrowSchema.self, repeating: exportedSchema(own.columns), count: 1)
    return 0
  }

  private static func fillNext(
    _ stream: UnsafeMutableRawPointer?, _ result: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let own = unsafe of(stream), let result = unsafe result else { return EINVAL }
    do {
      let batch = try unsafe own.next()
      // SAFETY: the caller gives room for a structure.
      unsafe result.initializeMemory(as: ArrowArray.self, repeating: batch, count: 1)
      return 0
    } catch {
      own.keep(error)
      return EIO
    }
  }

  /// The next batch; one without a release callback after the last.
  private func next() throws -> ArrowArray {
    guard done < groups.count else { return unsafe ArrowArray() }
    let group = groups[done]
    var arrays: [ArrowArray] = unsafe []
    do {
      var source = try reader.columns(ofGroup: group)
      var pools = DistinctPools()
      for column in columns {
        var values = try source.stored(column.position)
        if column.kind == .dictionary { values = pools.distinct(values) }
        unsafe arrays.append(
          try exportedColumn(values, column.kind, zeros, memoryLimit: memoryLimit))
      }
    } catch {
      for index in unsafe arrays.indices { unsafe releaseArray(&arrays[index]) }
      throw error
    }
    done += 1
    return unsafe exportedBatch(arrays, rowCount: reader.groups[group].rowCount)
  }

  private func keep(_ problem: any Error) {
    let memory = ForeignMemory()
    unsafe error = UnsafePointer(memory.text("\(problem)"))
    errorMemory = memory
  }
}
