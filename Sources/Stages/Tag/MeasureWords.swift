import Configuration
import Linguistics

extension Options {
  /// The words of dates and quantities that the program brings along.
  func measureLexicon() throws(ConfigurationError) -> MeasureLexicon {
    do {
      return try MeasureLexicon { name in try ownLexicon("lexicons/en/\(name).tsv") }
    } catch let error as ConfigurationError {
      throw error
    } catch {
      throw ConfigurationError(file: source.name, place: place, "\(error)")
    }
  }
}
