import Configuration
import Kernels
import Stages
import Tables

/// The stages of a `pipeline.json`, read one after another.
struct StageList {
  let source: ConfigurationSource
  private(set) var names: [String] = []
  private(set) var read: ReadConfiguration?
  private(set) var steps: [PipelineConfiguration.NamedStep] = []
  /// What the steps so far have added to documents.
  private(set) var facts: Set<Contract.Fact> = []
  private(set) var nearDuplicates: NearDuplicates?
  private var aggregateOptions: [Options] = []
  /// What the steps and aggregates so far follow from.
  private(set) var ingredients: [NamedHash] = []

  init(source: ConfigurationSource) { self.source = source }

  /// Reads the stage at a place of the list: an object with one key, the stage's name.
  mutating func read(_ value: JSONValue, index: Int) {
    let place = "stages[\(index)]"
    guard case .object(let members) = value.content, members.count == 1 else {
      let found =
        if case .object(let all) = value.content { "\(all.count) keys" } else { value.kind }
      note(place, "found \(found), expected an object with one key, the name of a stage")
      return
    }
    let name = members[0].key
    guard StageRegistry.names.contains(name) else {
      let known = StageRegistry.names.joined(separator: ", ")
      return note(place, "no stage is named '\(name)'; known stages: \(known)")
    }
    checkOrder(of: name, at: place)
    names.append(name)
    guard let options = source.options(members[0].value, at: "\(place).\(name)") else { return }
    switch name {
    case "read": read = ReadConfiguration(options)
    case "segment": append("segment", StageRegistry.segment, options, as: "segment")
    case "aggregate":
      aggregateOptions.append(options)
      ingredients.append(NamedHash(name: "aggregate", hash: options.fingerprint))
      readNearDuplicates(options)
    default: readSteps(of: name, options)
    }
  }

  private func checkOrder(of name: String, at place: String) {
    if names.contains(name) { return note(place, "the stage '\(name)' is there twice") }
    let order = StageRegistry.names
    let later = names.first {
      order.firstIndex(of: $0) ?? 0 > order.firstIndex(of: name) ?? 0
    }
    if let later {
      note(
        place, "'\(name)' stands behind '\(later)'; the order is \(order.joined(separator: ", "))")
    }
  }

  /// The aggregate tables over the tables of this run.
  func aggregates(of schemas: [Schema]) -> [GroupConfiguration] {
    var found: [GroupConfiguration] = []
    for stage in aggregateOptions {
      for (index, value) in (stage.list("tables") ?? []).enumerated() {
        let place = "\(stage.place).tables[\(index)]"
        guard let options = source.options(value, at: place),
          let group = GroupConfiguration(options, schemas: schemas)
        else { continue }
        if found.contains(where: { $0.name == group.name }) {
          options.mistake("'\(group.name)' is the name of another table", key: "name")
        }
        if group.leavesOutDuplicates, nearDuplicates == nil {
          options.mistake(
            "duplicates are not looked for; put \"near-duplicates\" beside \"tables\"",
            key: "duplicates")
        }
        found.append(group)
      }
      stage.finish()
    }
    return found
  }

  private mutating func readNearDuplicates(_ stage: Options) {
    guard let options = stage.options("near-duplicates") else { return }
    for need in NearDuplicates.contract.needs.subtracting(facts).map(\.rawValue).sorted() {
      let givers = StageRegistry.givers(of: need).joined(separator: " or ")
      options.mistake("'near-duplicates' needs \(need); put \(givers) before it")
    }
    nearDuplicates = NearDuplicates(options)
  }

  private mutating func readSteps(of stage: String, _ options: Options) {
    let known = StageRegistry.steps[stage] ?? [:]
    for (index, value) in (options.list("steps") ?? []).enumerated() {
      let place = "\(options.place).steps[\(index)]"
      guard let (name, stepOptions) = step(value, at: place) else { continue }
      guard let type = known[name] else {
        let choices = known.keys.sorted().joined(separator: ", ")
        note(place, "no step is named '\(name)'; known steps: \(choices)")
        continue
      }
      append(name, type, stepOptions, as: "\(stage).\(name)")
    }
    if !options.has("steps") { options.mistake("\"steps\" is missing; expected a list of steps") }
    options.finish()
  }

  /// `"decode"`, or `{"drop-boilerplate": {"rules": "…"}}`.
  private func step(_ value: JSONValue, at place: String) -> (String, Options)? {
    switch value.content {
    case .string(let bytes):
      return (String(decoding: bytes, as: UTF8.self), Options([], at: place, in: source))
    case .object(let members) where members.count == 1:
      let options = source.options(members[0].value, at: "\(place).\(members[0].key)")
      return options.map { (members[0].key, $0) }
    default:
      note(place, "found \(value.kind), expected the name of a step, or an object with one key")
      return nil
    }
  }

  /// - Parameter label: The name of the step with that of its stage.
  private mutating func append(
    _ name: String, _ type: any Step.Type, _ options: Options, as label: String
  ) {
    if steps.contains(where: { $0.name == name }) { options.mistake("'\(name)' is there twice") }
    for need in type.contract.needs.subtracting(facts).map(\.rawValue).sorted() {
      let givers = StageRegistry.givers(of: need).joined(separator: " or ")
      options.mistake("'\(name)' needs \(need); put \(givers) before it")
    }
    facts.formUnion(type.contract.adds)
    ingredients.append(NamedHash(name: label, hash: options.fingerprint))
    let fileCount = source.files.count
    do throws(ConfigurationError) {
      steps.append(.init(name: name, step: try type.init(options)))
    } catch {
      source.mistakes.add(error)
    }
    ingredients += source.files.dropFirst(fileCount).map {
      NamedHash(name: "\(label): \($0.name)", hash: $0.hash)
    }
    options.finish()
  }

  private func note(_ place: String, _ message: String) {
    source.mistakes.add(ConfigurationError(file: source.name, place: place, message))
  }
}
