import Configuration
import Kernels
import Stages
import Tables
import TestSupport
import Testing

@testable import Pipeline

/// `Documentation/configuration.md` names all that a `pipeline.json` can, and its examples work.
struct ConfigurationReferenceTests {
  private static let path = "\(projectFolder)/Documentation/configuration.md"

  @Test(arguments: ConfigurationWords.all)
  func `the page explains every word of a configuration`(word: String) throws {
    let page = String(decoding: try readFile(Self.path), as: UTF8.self)
    #expect(page.contains("| `\(word)` |") || page.contains("\n## \(word)\n"))
  }

  @Test(arguments: [path, "\(projectFolder)/README.md"])
  func `the configurations that the page shows have no mistakes`(page: String) throws {
    let examples = try listings(in: "json", ofPage: page).filter { $0.contains("\"stages\"") }
    #expect(!examples.isEmpty)
    for example in examples {
      let source = ConfigurationSource(
        name: page, folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
      _ = try PipelineConfiguration(bytes: Array(example.utf8), source: source)
    }
  }
}

/// The names of the registries.
enum ConfigurationWords {
  static let stages = StageRegistry.names
  static let readFormats = ReadConfiguration.Format.allCases.map(\.rawValue)

  static func steps(of stage: String) -> [String] {
    StageRegistry.steps[stage, default: [:]].keys.sorted()
  }

  static let all =
    stages + readFormats + StageRegistry.steps.keys.sorted().flatMap { steps(of: $0) }
    + OutputRegistry.names + CheckRegistry.checks.map { $0.name }
}

/// The listings of a Markdown page that are marked with a language, without their fences.
func listings(in language: String, ofPage path: String) throws -> [String] {
  let page = String(decoding: try readFile(path), as: UTF8.self)
  var found: [String] = []
  var open: [Substring]?
  for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
    if let lines = open {
      if line == "```" {
        found.append(lines.joined(separator: "\n"))
        open = nil
      } else {
        open = lines + [line]
      }
    } else if line == "```" + language {
      open = []
    }
  }
  return found
}
