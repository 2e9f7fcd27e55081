package import Corpus
import Kernels

/// One document to learn names from.
package struct NameLesson: Sendable {
  /// With tokens, and mentions as the rules find them.
  package let document: Document
  /// The label of each token that the rules give.
  package let rules: [UInt8]
  /// For each token a bit for each label that it may have.
  package let allowed: [UInt32]

  package init(document: Document, rules: [UInt8], allowed: [UInt32]) {
    self.document = document
    self.rules = rules
    self.allowed = allowed
  }
}

/// How names are learned.
package struct NameLearning: Sendable {
  package var iterations = 8
  /// The share of features left out in each decision.
  package var dropout = 0.25
  /// The table has 2^rowBits rows.
  package var rowBits = 18

  package init() {}
}

/// Learns names by a structured perceptron: a sentence whose best labels are not allowed moves
/// the weights from these to the best ones that are.
///
/// Sources: Michael Collins, "Discriminative training methods for hidden Markov models", 2002; for
/// labels that are only partly known, Xu Sun and others, "Latent variable perceptron algorithm
/// for structured classification", 2009.
package struct NameLearner {
  private let learning: NameLearning
  private var random: RandomSequence
  private var table: PerceptronTable
  private var transitions = [Int32](repeating: 0, count: NameModel.transitionCount)
  /// Step × change, summed.
  private var changes = [Int64](repeating: 0, count: NameModel.transitionCount)
  private var step: Int64 = 1
  private var decoder = NameDecoder()

  private struct Exercise {
    let features: [FeatureKeys]
    let allowed: [UInt32]
  }

  /// The mean weights that one order of the lessons leads to.
  package struct Means: Sendable {
    var weights: [Float]
    var transitions: [Float]
  }

  /// Learns the lessons in the order that a seed gives.
  package static func means(
    of lessons: [NameLesson], tagger: NameTagger, learning: NameLearning, seed: UInt64
  ) -> Means {
    var learner = NameLearner(learning, seed: seed)
    var exercises = lessons.flatMap { prepared($0, knowledge: tagger.knowledge) }
    for _ in 0..<learning.iterations {
      learner.random.shuffle(&exercises)
      for exercise in exercises { learner.learn(exercise) }
    }
    return learner.means()
  }

  /// The model that the means of several orders make together.
  package static func model(of means: [Means]) -> NameModel {
    var sum = means[0]
    for other in means.dropFirst() {
      for index in sum.weights.indices { sum.weights[index] += other.weights[index] }
      for index in sum.transitions.indices { sum.transitions[index] += other.transitions[index] }
    }
    // All but the greatest of 5,000 weights fit into ten bits; those are cut to their ends.
    var sizes = sum.weights.filter { $0 != 0 }.map(\.magnitude)
    sizes.sort()
    let greatest = sizes.isEmpty ? 1 : sizes[(sizes.count - 1) - sizes.count / 5000]
    let scale = 511 / greatest
    func small(_ weight: Float) -> Float { (weight * scale).rounded(.toNearestOrAwayFromZero) }
    let table = WeightTable(
      width: WeightTable.width(labels: NameLabel.count),
      weights: sum.weights.map { Int16(max(-511, min(511, small($0)))) })
    return NameModel(
      table: table,
      transitions: sum.transitions.map { Int32(max(-32_000, min(32_000, small($0)))) })
  }

  private init(_ learning: NameLearning, seed: UInt64) {
    self.learning = learning
    random = RandomSequence(seed: seed)
    table = PerceptronTable(rowBits: learning.rowBits, labels: NameLabel.count)
  }

  private static func prepared(
    _ lesson: NameLesson, knowledge: NameKnowledge
  ) -> [Exercise] {
    var tokens = NameTokens()
    return lesson.document.sentences.filter { !$0.tokens.isEmpty }.map { sentence in
      tokens.fill(
        lesson.document, sentence.tokens, rules: lesson.rules, knowledge: knowledge)
      let features = (0..<tokens.count).map { index in
        var keys = FeatureKeys(capacity: NameFeatures.capacity)
        NameFeatures.fill(&keys, at: index, of: tokens)
        return keys
      }
      return Exercise(features: features, allowed: Array(lesson.allowed[sentence.tokens]))
    }
  }

  private mutating func learn(_ exercise: Exercise) {
    let features = exercise.features.map { keys in
      var kept = keys
      kept.drop(learning.dropout, &random)
      return kept
    }
    decoder.begin(features.count)
    for index in features.indices { decoder.set(index, features[index], by: table) }
    let found = decoder.labels(transitions)
    if !fits(found, exercise.allowed) {
      for index in features.indices { decoder.allow(exercise.allowed[index], at: index) }
      update(features, from: found, to: decoder.labels(transitions))
    }
    table.advance()
    step += 1
  }

  private func fits(_ labels: [UInt8], _ allowed: [UInt32]) -> Bool {
    for index in labels.indices where allowed[index] >> UInt32(labels[index]) & 1 == 0 {
      return false
    }
    return true
  }

  private mutating func update(_ features: [FeatureKeys], from found: [UInt8], to right: [UInt8]) {
    var before = (found: 0, right: 0)
    for index in features.indices {
      let (wrong, label) = (Int(found[index]), Int(right[index]))
      if wrong != label {
        table.update(features[index], label: label, by: 1)
        table.update(features[index], label: wrong, by: -1)
      }
      if wrong != label || before.found != before.right {
        move(before.right * NameDecoder.width + label, by: 1)
        move(before.found * NameDecoder.width + wrong, by: -1)
      }
      before = (wrong + 1, label + 1)
    }
  }

  private mutating func move(_ transition: Int, by amount: Int32) {
    transitions[transition] += amount
    changes[transition] += step * Int64(amount)
  }

  private func means() -> Means {
    let count = Double(step)
    let means = transitions.indices.map { index in
      Float(Double(transitions[index]) - Double(changes[index]) / count)
    }
    return Means(weights: table.means, transitions: means)
  }
}
