/// Every format that `write.formats` can name.
///
/// To add a format: write it in a folder of its own, then add its line here.
package enum OutputRegistry {
  package static let names = ["csv", "columnar"]

  /// - Parameter compression: Level of deflate, from 1 (fast) to 9 (small).
  package static func format(_ name: String, compression: Int) -> (any TableFormat)? {
    switch name {
    case CSVFormat.name: CSVFormat(level: compression)
    case ColumnarFormat.name: ColumnarFormat()
    default: nil
    }
  }
}
