/// Every format that `write.formats` can name.
///
/// To add a format: write it in a folder of its own, then add its line here.
package enum OutputRegistry {
  package static let names = ["csv", "columnar"]

  /// - Parameters:
  ///   - compression: Level of deflate, from 1 (fast) to 9 (small).
  ///   - profile: What columnar files are made for.
  package static func format(
    _ name: String, compression: Int, profile: ColumnarProfile = .small
  ) -> (any TableFormat)? {
    switch name {
    case CSVFormat.name: CSVFormat(level: compression)
    case ColumnarFormat.name: ColumnarFormat(level: compression, profile: profile)
    default: nil
    }
  }
}
