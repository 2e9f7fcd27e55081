import Kernels
import Testing

@testable import Linguistics

struct WordModelTests {
  private func load(_ features: UInt64?) throws {
    var file = ModelFileWriter()
    if let features {
      var section = ModelWriter()
      section.append(features)
      file.add("features", section)
    }
    _ = try WordModel(ModelFile(MappedFile(file.bytes), path: "m"), mode: .fast)
  }

  private func message(_ features: UInt64?) -> String {
    do {
      try load(features)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a model of other features is refused`() {
    let message = message(FeatureLayout.fingerprint ^ 1)
    #expect(message.contains("found the features \(hexadecimal(FeatureLayout.fingerprint ^ 1)), "))
    #expect(message.contains("expected \(hexadecimal(FeatureLayout.fingerprint)): "))
    #expect(message.hasSuffix("the model is of another version of the program; train it anew"))
  }

  @Test func `a model that does not say its features is refused`() {
    #expect(
      message(nil)
        == "m: byte 0: found no section 'features': "
        + "the model is of another version of the program; train it anew")
  }

  @Test func `the right features are let pass`() {
    #expect(message(FeatureLayout.fingerprint) == "m: byte 0: found no section 'labels'")
  }

  @Test func `no two features of a decision are the same`() {
    var keys = FeatureKeys(capacity: ParserFeatures.capacity)
    var facts = WordFacts()
    facts.read([], [])
    var work = ParserWork(TagKinds(WordLabels([])))
    work.atoms.set(facts, penn: [], universal: [])
    work.state.begin(0)
    ParserFeatures.set(&keys, work.atoms, work.state)
    #expect(Set(keys.keys).count == ParserFeatures.capacity)
  }
}
