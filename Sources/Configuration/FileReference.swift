/// A file named in a configuration, which remembers where it was named, so that "no such file"
/// points at the entry to correct.
package struct FileReference {
  /// As written.
  package let name: String
  /// Made whole with the folder of the configuration file.
  package let path: String
  /// The configuration file and the place in it.
  package let file: String
  package let place: String
  /// What is being read, which remembers the files that results depend on.
  package let source: ConfigurationSource

  /// A mistake about this entry.
  package func error(_ message: String) -> ConfigurationError {
    ConfigurationError(file: file, place: place, message)
  }
}
