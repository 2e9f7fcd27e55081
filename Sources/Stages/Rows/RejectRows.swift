package import Tables

/// `rejects`: one row per input that could not be used.
package struct RejectRows {
  package static let schema = Schema(
    "rejects", "One input that could not be used",
    [
      Field("path", .string, "The file, below the folder that was read"),
      Field("record", .int32, nullable: true, "Number of the record within the file, from 0"),
      Field("stage", .string, "The stage that gave up"),
      Field("reason", .string, "A fixed word"),
      Field("detail", .string, nullable: true, "What was found, and what was expected"),
      Field(
        "byte", .int64, nullable: true,
        "Where: byte of the file, or of the record where it is one of several"),
    ])

  private var path = StringColumn()
  private var record = ValueColumn<Int32>()
  private var stage = StringColumn()
  private var reason = StringColumn()
  private var detail = StringColumn()
  private var byte = ValueColumn<Int64>()

  package init() {}

  package var count: Int { record.count }

  package mutating func append(path: String, record: Int?, _ rejection: Rejection) {
    self.path.append(path)
    self.record.append(record.map { Int32(clamping: $0) }, orNull: 0)
    stage.append(rejection.stage)
    reason.append(rejection.reason)
    detail.append(rejection.detail)
    byte.append(rejection.byte.map(Int64.init), orNull: 0)
  }

  package func table() -> Table {
    Table(
      Self.schema,
      [
        .string(path), .int32(record), .string(stage), .string(reason), .string(detail),
        .int64(byte),
      ])
  }
}
