/// A line of a treebank, or of a text with annotated names, that cannot be read.
package struct AnnotationError: Error, Equatable, CustomStringConvertible {
  package let path: String
  package let line: Int
  package let message: String

  package init(path: String, line: Int, _ message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  package var description: String { "\(path):\(line): \(message)" }
}
