/// A columnar file that is not as the specification says: in which file, at which byte, and what
/// is wrong there.
package struct FormatError: Error, Equatable, CustomStringConvertible {
  package let path: String
  /// Offset from the beginning of the file.
  package let byte: Int
  /// What was found, then what was expected.
  package let message: String

  package init(path: String, byte: Int, _ message: String) {
    self.path = path
    self.byte = byte
    self.message = message
  }

  package var description: String { "\(path): byte \(byte): \(message)" }
}
