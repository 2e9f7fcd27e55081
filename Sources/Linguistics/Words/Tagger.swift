/// Tags the words of a sentence from left to right: Penn Treebank tags first, then universal tags
/// with all of these in view.
struct Tagger<Penn: LabelScores, Universal: LabelScores> {
  var penn: Penn
  var universal: Universal
  let pennCount: Int
  let universalCount: Int

  /// Sets the tags of `work` for the sentence that its facts were read from.
  func tag(_ work: inout TaggerWork) {
    work.begin()
    for index in 0..<work.facts.count {
      if index + 1 < work.facts.count {
        // As yet without the tag of the word before, which few of them need.
        work.setPennFeatures(index + 1)
        penn.fetch(work.keys)
      }
      work.setPennFeatures(index)
      let label = penn.best(work.keys, of: pennCount, sums: &work.sums)
      work.setPenn(label, at: index)
    }
    for index in 0..<work.facts.count {
      if index + 1 < work.facts.count {
        work.setUniversalFeatures(index + 1)
        universal.fetch(work.keys)
      }
      work.setUniversalFeatures(index)
      let label = universal.best(work.keys, of: universalCount, sums: &work.sums)
      work.universal.append(UInt8(truncatingIfNeeded: label))
    }
  }
}

/// What tagging works with, kept from sentence to sentence.
struct TaggerWork {
  var facts = WordFacts()
  /// Labels of the words so far.
  private(set) var penn: [UInt8] = []
  var universal: [UInt8] = []
  /// The Penn Treebank tags by entry of the facts, with what stands outside.
  private var pennKeys: [UInt64] = []
  var keys = FeatureKeys(capacity: 64)
  var sums = [Int32](repeating: 0, count: 256)

  mutating func begin() {
    penn.removeAll(keepingCapacity: true)
    universal.removeAll(keepingCapacity: true)
    pennKeys.removeAll(keepingCapacity: true)
    for _ in 0..<facts.count + 2 * WordFacts.first { pennKeys.append(1) }
  }

  mutating func setPennFeatures(_ index: Int) {
    let entry = index + WordFacts.first
    PennFeatures.set(&keys, facts, entry, pennKeys[entry - 1], pennKeys[entry - 2])
  }

  mutating func setPenn(_ label: Int, at index: Int) {
    penn.append(UInt8(truncatingIfNeeded: label))
    pennKeys[index + WordFacts.first] = UInt64(label) + 2
  }

  mutating func setUniversalFeatures(_ index: Int) {
    let entry = index + WordFacts.first
    let before = index > 0 && index <= universal.count ? UInt64(universal[index - 1]) + 2 : 1
    UniversalFeatures.set(&keys, facts, entry, pennKeys, before)
  }
}

extension Tagger: Sendable where Penn: Sendable, Universal: Sendable {}
