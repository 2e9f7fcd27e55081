import Tables

/// The type of a stream: a structure with one member for each column.
@unsafe func exportedSchema(_ columns: [ExportedColumn]) -> ArrowSchema {
  let memory = ForeignMemory()
  let children = unsafe memory.room(
    columns.count, of: UnsafeMutablePointer<ArrowSchema>?.none)
  for (index, column) in columns.enumerated() {
    unsafe children[index] = memory.structure(exportedSchema(column))
  }
  var schema = unsafe ArrowSchema()
  unsafe schema.format = memory.text("+s")
  unsafe schema.name = memory.text("")
  unsafe schema.childCount = Int64(columns.count)
  unsafe schema.children = children
  unsafe schema.release = releaseSchema
  unsafe schema.owner = retained(memory)
  return unsafe schema
}

@unsafe private func exportedSchema(_ column: ExportedColumn) -> ArrowSchema {
  let memory = ForeignMemory()
  var schema = unsafe ArrowSchema()
  unsafe schema.format = memory.text(column.format)
  unsafe schema.name = memory.text(column.field.name)
  unsafe schema.flags = column.field.isNullable ? ArrowSchema.nullable : 0
  if case .dictionary = column.kind {
    unsafe schema.dictionary = memory.structure(exportedDictionarySchema())
  }
  unsafe schema.release = releaseSchema
  unsafe schema.owner = retained(memory)
  return unsafe schema
}

@unsafe private func exportedDictionarySchema() -> ArrowSchema {
  let memory = ForeignMemory()
  var schema = unsafe ArrowSchema()
  unsafe schema.format = memory.text("u")
  unsafe schema.name = memory.text("")
  unsafe schema.release = releaseSchema
  unsafe schema.owner = retained(memory)
  return unsafe schema
}

/// Releases a schema, and those of its members that nobody has moved elsewhere.
private let releaseSchema: ArrowSchema.Release = { pointer in
  // SAFETY: the caller gives the structure that holds this callback, once.
  guard let schema = unsafe pointer?.assumingMemoryBound(to: ArrowSchema.self) else { return }
  for index in unsafe 0..<Int(schema.pointee.childCount) {
    let child = unsafe schema.pointee.children?[index]
    if let child = unsafe child { unsafe child.pointee.release?(child) }
  }
  if let dictionary = unsafe schema.pointee.dictionary {
    unsafe dictionary.pointee.release?(dictionary)
  }
  unsafe schema.pointee.release = nil
  unsafe release(schema.pointee.owner)
}
