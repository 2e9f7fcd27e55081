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

  /// Says that there is nothing to read, if so.
  func requireCorpus(
    _ configuration: PipelineConfiguration, _ log: RunLog = RunLog(format: .text)
  ) throws(ExitStatus) {
    let place = from == nil ? configuration.read.place : "--from"
    let path = from ?? configuration.read.from
    do throws(FileError) {
      var walk = try CorpusWalk(configuration.read)
      if walk.next() != nil { return }
      log.tell(.error, .mistake, "\(place): found no file to read in '\(path)'")
    } catch {
      log.tell(
        .error, .mistake, "\(place): cannot \(error.action) '\(path)': \(error.reason)")
      throw error.isMissing ? .usage : .failed
    }
    throw .usage
  }
}
