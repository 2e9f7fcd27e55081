import Tables

/// A batch: one array for each column, all of the same length.
@unsafe func exportedBatch(_ columns: [ArrowArray], rowCount: Int) -> ArrowArray {
  let memory = ForeignMemory()
  let children = unsafe memory.room(columns.count, of: UnsafeMutablePointer<ArrowArray>?.none)
  for index in unsafe columns.indices {
    unsafe children[index] = memory.structure(columns[index])
  }
  var batch = unsafe exportedArray(memory, rowCount, nullCount: 0, [nil])
  unsafe batch.childCount = Int64(columns.count)
  unsafe batch.children = children
  return unsafe batch
}

/// A column of a group, laid out as Arrow has it.
///
/// - Parameter values: Of a column with this kind.
/// - Throws: `ExportFailure` where strings are too long for Arrow's `utf8`.
@unsafe func exportedColumn(
  _ values: StoredValues, _ kind: ExportedColumn.Kind, _ zeros: SharedZeros, memoryLimit: Int
) throws -> ArrowArray {
  let memory = ForeignMemory()
  let rows = ArrowRows(values, memory)
  if rows.nullCount == values.rowCount { return unsafe nulls(kind, values.rowCount, zeros) }
  let validity = unsafe rows.validity()
  func array(_ buffers: [UnsafeRawPointer?]) -> ArrowArray {
    unsafe exportedArray(memory, values.rowCount, nullCount: rows.nullCount, [validity] + buffers)
  }
  switch kind {
  case .int32, .date: return unsafe array([rows.narrow()])
  case .int64, .float64: return unsafe array([rows.wide()])
  case .bool: return unsafe array([rows.flags()])
  case .utf8:
    let strings = try unsafe rows.strings(memoryLimit: memoryLimit)
    return unsafe array([strings.offsets, strings.bytes])
  case .view:
    let strings = try unsafe rows.views(memoryLimit: memoryLimit)
    let sizes = unsafe memory.lend([Int64(strings.byteCount)])
    return unsafe array([strings.views, strings.bytes, sizes])
  case .dictionary:
    if case .strings = values.values {
      throw ExportFailure("strings where places in a pool were expected")
    }
    var codes = unsafe array([rows.places()])
    unsafe codes.dictionary = memory.structure(exportedPool(values.values))
    return unsafe codes
  }
}

/// A column of nothing but nulls: all its buffers are the same zeros.
@unsafe private func nulls(
  _ kind: ExportedColumn.Kind, _ rowCount: Int, _ zeros: SharedZeros
) -> ArrowArray {
  let memory = ForeignMemory()
  // No byte of strings: a view has a list of no buffers that hold any.
  let start = unsafe zeros.start(of: (kind == .view ? 16 : 8) * (rowCount + 1), for: memory)
  let count = kind == .utf8 || kind == .view ? 3 : 2
  var array = unsafe exportedArray(
    memory, rowCount, nullCount: rowCount, Array(repeating: start, count: count))
  if kind == .dictionary {
    unsafe array.dictionary = memory.structure(exportedPool(.codes([], bytes: [], ends: [])))
  }
  return unsafe array
}

/// The strings that places stand for.
@unsafe private func exportedPool(_ values: StoredValues.Values) -> ArrowArray {
  let memory = ForeignMemory()
  let (bytes, ends): ([UInt8], [Int32]) =
    switch values {
    case .codes(_, let bytes, let ends), .runs(_, _, let bytes, let ends): (bytes, ends)
    case .narrow, .wide, .strings: ([], [])
    }
  return unsafe exportedArray(
    memory, ends.count, nullCount: 0, [nil, memory.lend([0] + ends), memory.lend(bytes)])
}

@unsafe private func exportedArray(
  _ memory: ForeignMemory, _ rowCount: Int, nullCount: Int, _ buffers: [UnsafeRawPointer?]
) -> ArrowArray {
  let list = unsafe memory.room(buffers.count, of: UnsafeRawPointer?.none)
  for index in unsafe buffers.indices { unsafe list[index] = buffers[index] }
  var array = unsafe ArrowArray()
  unsafe array.length = Int64(rowCount)
  unsafe array.nullCount = Int64(nullCount)
  unsafe array.bufferCount = Int64(buffers.count)
  unsafe array.buffers = list
  unsafe array.release = releaseArray
  unsafe array.owner = retained(memory)
  return unsafe array
}

/// Releases an array, and those of its members that nobody has moved elsewhere.
let releaseArray: ArrowArray.Release = { pointer in
  // SAFETY: the caller gives the structure that holds this callback, once.
  guard let array = unsafe pointer?.assumingMemoryBound(to: ArrowArray.self) else { return }
  for index in unsafe 0..<Int(array.pointee.childCount) {
    let child = unsafe array.pointee.children?[index]
    if let child = unsafe child { unsafe child.pointee.release?(child) }
  }
  if let dictionary = unsafe array.pointee.dictionary {
    unsafe dictionary.pointee.release?(dictionary)
  }
  unsafe array.pointee.release = nil
  unsafe release(array.pointee.owner)
}
