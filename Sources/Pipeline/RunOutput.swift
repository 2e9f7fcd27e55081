import Kernels
import Stages
import Tables

/// The files of a run, and what is added up over its parts.
final class RunOutput {
  private let configuration: PipelineConfiguration
  private let plan: RunPlan
  private let crew: Crew
  private var growing: [GrowingFile]
  private var growingRejects: [GrowingFile]
  private var growingDuplicates: [GrowingFile]
  private var duplicates: DuplicateLog?
  private var groupings: [Grouping]
  private var rejects = RejectLog()
  private var inputs = InputRows()
  private let inputFile: GrowingFile
  /// The folder of the last run, where its files can share blocks with those of this one.
  private let earlier: String?
  private(set) var statistics = RunStatistics()

  /// Creates the files of all tables that grow part by part.
  ///
  /// - Parameters:
  ///   - crew: Makes groups of small parts.
  ///   - shelf: Keeps these.
  init(
    _ configuration: PipelineConfiguration, _ plan: RunPlan, _ crew: Crew, _ shelf: KeptGroups,
    in folder: String
  ) throws(FileError) {
    self.configuration = configuration
    self.plan = plan
    self.crew = crew
    let earlier = FileSystem.canShareBlocks(in: folder) ? "\(configuration.write.to)/current" : nil
    self.earlier = earlier
    func file(
      _ output: RunPlan.Output, _ shelf: KeptGroups? = nil
    ) throws(FileError) -> GrowingFile {
      try GrowingFile(output, in: folder, sharingWith: earlier, crew, shelf)
    }
    inputFile = try file(plan.inputOutput)
    growing = []
    growingRejects = []
    growingDuplicates = []
    duplicates = configuration.nearDuplicates.map { DuplicateLog($0) }
    groupings = configuration.aggregates.map { Grouping($0) }
    for output in plan.outputs { growing.append(try file(output, shelf)) }
    for output in plan.rejectOutputs { growingRejects.append(try file(output)) }
    for output in plan.duplicateOutputs {
      growingDuplicates.append(try file(output))
    }
  }

  /// Lays the next part, in corpus order, into the files.
  func append(_ delivery: PartSource.Delivery) throws(FileError) {
    let part = delivery.part
    for (index, rows) in part.rows.enumerated() {
      if let rows { try growing[index].append(rows) }
    }
    let repeated = duplicates?.add(part) ?? []
    for index in groupings.indices {
      switch part.groupings[index] {
      case .whole(let grouping): groupings[index].merge(grouping)
      case .byDocument(let all):
        for (document, grouping) in all where document >= repeated.count || !repeated[document] {
          groupings[index].merge(grouping)
        }
      }
    }
    statistics.add(delivery)
    rejects.add(part)
    inputs.append(delivery)
    if inputs.count >= InputRows.most { try writeInputs() }
    if rejects.rows.count >= RejectLog.most { try writeRejects() }
    if duplicates?.rows.count ?? 0 >= DuplicateLog.most { try writeDuplicates() }
  }

  /// Names of groups that are made of several parts, as they are kept.
  var groupNames: Set<UInt64> { growing.reduce(into: []) { $0.formUnion($1.groupNames) } }

  /// Writes aggregates, sidecars and feet, and waits until all is on disk.
  func finish(in folder: String) throws(FileError) {
    try writeRejects()
    try writeDuplicates()
    try writeInputs()
    for file in growing { try file.close() }
    var files: [PublishedFile] = []
    for file in growing { files.append(try file.finish()) }
    addNanoseconds()
    for file in growingRejects + growingDuplicates { files.append(try file.finish()) }
    for (grouping, outputs) in zip(groupings, plan.aggregateOutputs) {
      let table = grouping.table()
      for output in outputs {
        let file = try GrowingFile(output, in: folder, sharingWith: earlier, crew)
        if table.rowCount > 0 { try file.append(output.format.encodePart(table)) }
        files.append(try file.finish())
      }
    }
    let package = DataPackage(name: configuration.name, files: files)
    try writeFile("\(folder)/datapackage.json", Array(package.json.text.utf8))
    statistics.files = files
    let manifest = Manifest(
      configuration: configuration, counts: statistics.counts, rejected: statistics.rejected,
      files: files + [try inputFile.finish()])
    try writeFile("\(folder)/manifest.json", Array(manifest.json.text.utf8))
  }

  /// Counts what it took to make groups with what it took to write their tables.
  private func addNanoseconds() {
    var counts = Counts()
    counts.nanoseconds = Array(repeating: 0, count: PartMaker.clockCount(configuration, plan))
    let first = counts.nanoseconds.count - growing.count
    for (index, file) in growing.enumerated() {
      counts.nanoseconds[first + index] = file.nanoseconds
    }
    statistics.counts.add(counts)
  }

  private func writeRejects() throws(FileError) {
    guard rejects.rows.count > 0 else { return }
    let table = rejects.take().table()
    for file in growingRejects { try file.append(file.output.format.encodePart(table)) }
  }

  private func writeInputs() throws(FileError) {
    guard inputs.count > 0 else { return }
    try inputFile.append(inputFile.output.format.encodePart(inputs.table()))
    inputs = InputRows()
  }

  private func writeDuplicates() throws(FileError) {
    guard let table = duplicates?.take()?.table() else { return }
    for file in growingDuplicates { try file.append(file.output.format.encodePart(table)) }
  }
}
