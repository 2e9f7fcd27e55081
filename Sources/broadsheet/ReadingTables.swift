import ArgumentParser
import Evidence
import Kernels

/// Does what a command does with published tables.
///
/// What its arguments name and is not there is a mistake of usage, anything else a failure.
func readingTables(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let error as ValidationError {
    throw error
  } catch let error as PublishedTables.Missing {
    throw ValidationError("\(error)")
  } catch let error as ArticlePage.Unknown {
    throw ValidationError("\(error)")
  } catch let error as FileError where error.isMissing {
    throw ValidationError("\(error)")
  } catch {
    throw ExitStatus.telling(error)
  }
}
