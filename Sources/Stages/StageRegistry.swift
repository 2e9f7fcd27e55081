/// Every stage and step that `pipeline.json` can name.
///
/// To add a step: write it in the folder of its stage, then add its line here.
package enum StageRegistry {
  /// In the order in which a corpus passes them.
  package static let names = ["read", "clean", "segment", "tag", "aggregate"]

  package static let steps: [String: [String: any Step.Type]] = [
    "clean": [
      "decode": DecodeStep.self,
      "repair-text": RepairTextStep.self,
      "find-article": FindArticleStep.self,
      "drop-boilerplate": DropBoilerplateStep.self,
      "rejoin-paragraphs": RejoinParagraphsStep.self,
    ],
    "tag": [
      "words": WordsStep.self,
      "entities": EntitiesStep.self,
      "dates": DatesStep.self,
      "quantities": QuantitiesStep.self,
      "quotes": QuotesStep.self,
      "statements": StatementsStep.self,
      "events": EventsStep.self,
    ],
  ]

  /// The one step of the segment stage.
  package static let segment: any Step.Type = SegmentStep.self

  /// The names of the steps that add a fact to documents, in quotation marks, sorted.
  package static func givers(of fact: String) -> [String] {
    var names = steps.values.joined()
      .filter { $0.value.contract.adds.contains { $0.rawValue == fact } }
      .map { "'\($0.key)'" }
    if segment.contract.adds.contains(where: { $0.rawValue == fact }) { names.append("'segment'") }
    return names.sorted()
  }
}
