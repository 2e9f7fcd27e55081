import Corpus
import Kernels

/// Learns the lemmas of a treebank.
struct LemmatizerTraining {
  /// One word as it is written, with a tag.
  private struct Form {
    let token: Token
    let back: UInt64
    let tag: UInt64
    var counts: [EditScript: Int] = [:]
  }

  private var forms: [UInt64: Form] = [:]

  init(_ sentences: [TrainingSentence]) {
    var facts = WordFacts()
    for sentence in sentences {
      facts.read(sentence.text, sentence.tokens[...])
      for (index, token) in sentence.tokens.enumerated() {
        let lemma = sentence.lemmas[index]
        let text = Array(sentence.text[token.range.indices])
        guard lemma != [UInt8(ascii: "_")] || text == lemma,
          let script = EditScript(from: text, to: lemma)
        else { continue }
        let tag = UInt64(sentence.penn[index])
        let key = Lemmatizer.wordKey(token.word, token.shape, tag)
        let back = facts.backs[index + WordFacts.first]
        forms[key, default: Form(token: token, back: back, tag: tag)].counts[script, default: 0] +=
          1
      }
    }
  }

  /// Endings first, each word once however often it occurs; then the words they get wrong.
  func lemmatizer() -> Lemmatizer {
    var lemmatizer = Lemmatizer()
    var numbers: [EditScript: UInt16] = [:]
    var endings: [UInt64: [EditScript: Int]] = [:]
    let ordered = forms.sorted { $0.key < $1.key }
    for (_, form) in ordered {
      let script = Self.best(form.counts)
      for count in 0...min(Lemmatizer.longestEnding, form.token.range.count) {
        let bytes = count == 0 ? 0 : form.back & (1 &<< UInt64(8 * count) &- 1)
        let key = Lemmatizer.endingKey(bytes, count, form.token.shape, form.tag)
        endings[key, default: [:]][script, default: 0] += 1
      }
    }
    func add(_ key: UInt64, _ script: EditScript) {
      if numbers[script] == nil {
        guard lemmatizer.scripts.count < Int(UInt16.max) else { return }
        numbers[script] = UInt16(lemmatizer.scripts.count)
        lemmatizer.scripts.append(script)
      }
      let number = numbers[script] ?? 0
      lemmatizer.keys.append(key)
      lemmatizer.numbers.append(number)
      lemmatizer.rules.set(key, to: Int32(number))
    }
    for (key, counts) in endings.sorted(by: { $0.key < $1.key })
    where counts.values.reduce(0, +) > 1 {
      add(key, Self.best(counts))
    }
    for (key, form) in ordered {
      let script = Self.best(form.counts)
      let number = lemmatizer.ending(form.token, tag: form.tag, back: form.back)
      if number < 0 || lemmatizer.scripts[Int(number)] != script { add(key, script) }
    }
    return lemmatizer
  }

  /// The commonest script; of equals, the one that cuts least, then by its bytes.
  private static func best(_ counts: [EditScript: Int]) -> EditScript {
    let first = counts.min { left, right in
      if left.value != right.value { return left.value > right.value }
      if left.key.cut != right.key.cut { return left.key.cut < right.key.cut }
      if left.key.change != right.key.change {
        return left.key.change.rawValue < right.key.change.rawValue
      }
      return left.key.added.lexicographicallyPrecedes(right.key.added)
    }
    return first?.key ?? EditScript(change: .small, cut: 0, added: [])
  }
}
