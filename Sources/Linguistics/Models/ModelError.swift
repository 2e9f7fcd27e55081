/// A model file that cannot be used: which file, at which byte, what was found and expected.
package struct ModelError: Error, Equatable, CustomStringConvertible {
  package let path: String
  package let byte: Int
  package let message: String

  package init(path: String, byte: Int, _ message: String) {
    self.path = path
    self.byte = byte
    self.message = message
  }

  package var description: String { "\(path): byte \(byte): \(message)" }
}
