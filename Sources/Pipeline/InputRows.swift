import Kernels
import Stages
package import Tables

/// Which inputs went into which part of a run: the file `inputs.index`, in the columnar format.
///
/// Not a table of results: it tells one run from another (`broadsheet diff`, `broadsheet plan`).
package struct InputRows {
  package static let schema = Schema(
    "inputs", "One input of a run",
    [
      Field("part", .string, "Name of the part, the hash of all that it follows from"),
      Field("batch", .string, "Hash of the inputs of the part"),
      Field("path", .string, "The file, below the folder that was read"),
      Field("record", .int32, nullable: true, "First record of the stretch of lines, from 0"),
      Field("bytes", .int64, "Of the file as it lies on disk, or of the stretch of lines"),
      Field("hash", .string, nullable: true, "XXH64 of those bytes; null for what was not read"),
    ])

  /// So many rows are held before they are written.
  static let most = 4096

  private var part = StringColumn()
  private var batch = StringColumn()
  private var path = StringColumn()
  private var record = ValueColumn<Int32>()
  private var bytes = ValueColumn<Int64>()
  private var hash = StringColumn()

  package init() {}

  var count: Int { bytes.count }

  mutating func append(_ delivery: PartSource.Delivery) {
    let name = hexadecimal(delivery.name)
    let inputs = hexadecimal(delivery.inputs)
    for item in delivery.batch.items {
      part.append(name)
      batch.append(inputs)
      switch item {
      case .input(let input):
        path.append(input.file.key)
        record.append(input.lines.map { Int32(clamping: $0.firstRecord) }, orNull: 0)
        bytes.append(Int64(input.lines?.count ?? input.file.size))
        hash.append(input.hash.map(hexadecimal))
      case .rejected(let key, let number, _, _):
        path.append(key)
        record.append(number.map { Int32(clamping: $0) }, orNull: 0)
        bytes.append(0)
        hash.append(String?.none)
      }
    }
  }

  func table() -> Table {
    Table(
      Self.schema,
      [.string(part), .string(batch), .string(path), .int32(record), .int64(bytes), .string(hash)])
  }
}
