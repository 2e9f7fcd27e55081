/// One mistake in a configuration file, at its place.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  /// As the user named the file.
  package let file: String
  /// `stages[1].clean.steps[3]`, or empty for the file as a whole.
  package let place: String
  /// What was found; what was expected or possible.
  package let message: String

  package init(file: String, place: String, _ message: String) {
    self.file = file
    self.place = place
    self.message = message
  }

  package var description: String {
    place.isEmpty ? "\(file): \(message)" : "\(file): \(place): \(message)"
  }
}

/// Every mistake found while a configuration was read, in the order of the file.
package final class Mistakes {
  package private(set) var all: [ConfigurationError] = []

  package init() {}

  package func add(_ error: ConfigurationError) {
    if !all.contains(error) { all.append(error) }
  }
}
