/// Where in a sentence a model looks for names: elsewhere there are none.
///
/// In a sentence that begins with a capital, names have capitals. They can begin right before one,
/// and go on three tokens behind one ("Labour Party leadership election"). A model of names takes
/// half as long where it looks at these alone.
package struct NameStretches {
  /// In order; two tokens or more lie between.
  package private(set) var all: [Range<Int>] = []
  private static let (before, behind) = (1, 3)

  package init() {}

  /// Takes all of a sentence of so many tokens.
  mutating func takeAll(_ count: Int) {
    all.removeAll(keepingCapacity: true)
    if count > 0 { all.append(0..<count) }
  }

  /// Takes what is near some tokens of a sentence.
  ///
  /// - Parameters:
  ///   - places: Positions of the tokens, in order.
  ///   - count: How many tokens the sentence has.
  package mutating func take(near places: [Int], of count: Int) {
    all.removeAll(keepingCapacity: true)
    for place in places {
      let start = max(place - Self.before, 0)
      let end = min(place + Self.behind + 1, count)
      if let last = all.last, start <= last.upperBound + 1 {
        all[all.count - 1] = last.lowerBound..<end
      } else {
        all.append(start..<end)
      }
    }
  }
}
