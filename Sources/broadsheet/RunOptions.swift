import ArgumentParser
import Configuration
import Kernels
import Pipeline
import Stages

/// The arguments of commands that read a configuration.
struct RunOptions: ParsableArguments {
  @Argument(help: "The configuration file.")
  var pipeline = "pipeline.json"

  @Option(help: "Read this folder, file or glob in place of the configured one.")
  var from: String?

  @Option(help: "Write to this folder in place of the configured one.")
  var to: String?

  /// The configuration with the arguments put into it.
  ///
  /// - Throws: `ExitStatus.usage`, with all mistakes told.
  func configuration(
    _ log: RunLog = RunLog(format: .text)
  ) throws(ExitStatus) -> PipelineConfiguration {
    do throws(ConfigurationFailure) {
      var configuration = try PipelineConfiguration(path: pipeline, data: DataFolder.find())
      if let from { configuration.read.from = from }
      if let to { configuration.write.to = to }
      return configuration
    } catch {
      for mistake in error.mistakes { log.tell(.error, .mistake, "\(mistake)") }
      throw .usage
    }
  }

  /// Says that there is nothing to read, or that results would be read as articles, if so.
  func requireCorpus(
    _ configuration: PipelineConfiguration, _ log: RunLog = RunLog(format: .text)
  ) throws(ExitStatus) {
    let place = from == nil ? configuration.read.place : "--from"
    let path = from ?? configuration.read.from
    do throws(FileError) {
      var walk = try CorpusWalk(configuration.read)
      if walk.takesIn(configuration.write.to) {
        let target = to == nil ? "\(pipeline): write.to" : "--to"
        let message = "'\(configuration.write.to)' lies in '\(path)', which is read"
        log.tell(.error, .mistake, "\(target): \(message); expected a folder outside of it")
      } else if walk.next() == nil {
        log.tell(.error, .mistake, "\(place): found no file to read in '\(path)'")
      } else {
        return
      }
    } catch {
      log.tell(
        .error, .mistake, "\(place): cannot \(error.action) '\(path)': \(error.reason)")
      throw error.isMissing || error.code == FileError.notSeekable ? .usage : .failed
    }
    throw .usage
  }
}
