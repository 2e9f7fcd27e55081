import ArgumentParser
import Pipeline

/// The arguments of commands that publish: what is said of a run, and where.
struct ObservationOptions: ParsableArguments {
  @Option(help: "How progress, warnings and errors are told on standard error: text or json.")
  var logFormat = RunLog.Format.text

  @Option(
    help: ArgumentHelp("Write metrics for Prometheus to this file.", valueName: "file.prom"))
  var metrics: String?

  @Option(help: ArgumentHelp("Append OpenLineage events to this file.", valueName: "file.jsonl"))
  var lineage: String?

  @Flag(help: "Print nothing but warnings and errors.")
  var quiet = false

  var log: RunLog { RunLog(format: logFormat) }

  /// Puts the arguments into a configuration.
  func apply(to configuration: inout PipelineConfiguration) {
    if let metrics { configuration.observation.metrics = metrics }
    if let lineage { configuration.observation.lineage = lineage }
  }
}
