import Configuration

/// Where a run says what it did, besides its own folder.
package struct ObservationConfiguration: Sendable {
  /// A file of metrics in the text format of Prometheus, written anew by each run.
  package var metrics: String?
  /// A file to which each run appends OpenLineage events, one a line.
  package var lineage: String?

  init(_ root: Options) {
    metrics = root.file("metrics")?.path
    lineage = root.file("lineage")?.path
  }
}
