import Kernels
import Stages
import Tables

/// The files of a run, and what is added up over its parts.
final class RunOutput {
  private let configuration: PipelineConfiguration
  private let plan: RunPlan
  private var growing: [GrowingFile]
  private var growingRejects: [GrowingFile]
  private var groupings: [Grouping]
  private(set) var rejects = RejectLog()
  private(set) var counts = Counts()
  private(set) var files: [PublishedFile] = []

  /// Creates the files of all tables that grow part by part.
  init(
    _ configuration: PipelineConfiguration, _ plan: RunPlan, in folder: String
  ) throws(FileError) {
    self.configuration = configuration
    self.plan = plan
    growing = []
    growingRejects = []
    groupings = configuration.aggregates.map { Grouping($0) }
    for output in plan.outputs { growing.append(try GrowingFile(output, in: folder)) }
    for output in plan.rejectOutputs { growingRejects.append(try GrowingFile(output, in: folder)) }
  }

  /// Lays the next part, in corpus order, into the files.
  func append(_ part: Part) throws(FileError) {
    for (index, rows) in part.rows.enumerated() {
      if let rows { try growing[index].append(rows) }
    }
    for index in groupings.indices { groupings[index].merge(part.groupings[index]) }
    counts.add(part.counts)
    rejects.add(part)
    if rejects.rows.count >= RejectLog.most { try writeRejects() }
  }

  /// Writes aggregates, sidecars and feet, and waits until all is on disk.
  func finish(in folder: String) throws(FileError) {
    try writeRejects()
    for file in growing { files.append(try file.finish()) }
    for file in growingRejects { files.append(try file.finish()) }
    for (grouping, outputs) in zip(groupings, plan.aggregateOutputs) {
      let table = grouping.table()
      for output in outputs {
        let file = try GrowingFile(output, in: folder)
        if table.rowCount > 0 { try file.append(output.format.encode(table)) }
        files.append(try file.finish())
      }
    }
    let package = DataPackage(name: configuration.name, files: files)
    try writeFile("\(folder)/datapackage.json", Array(package.json.text.utf8))
    let manifest = Manifest(
      configuration: configuration, counts: counts, rejected: rejects.total, files: files)
    try writeFile("\(folder)/manifest.json", Array(manifest.json.text.utf8))
  }

  private func writeRejects() throws(FileError) {
    guard rejects.rows.count > 0 else { return }
    let table = rejects.take().table()
    for file in growingRejects { try file.append(file.output.format.encode(table)) }
  }
}
