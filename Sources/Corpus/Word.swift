/// What a token is as a word of its sentence, in Universal Dependencies terms.
public struct Word: Sendable, Equatable {
  /// Position of its head in `Document.tokens`; -1 for the root of a sentence.
  public var head: Int32
  /// Bytes of `Document.lemmas`: its dictionary form.
  public var lemma: ByteRange
  /// `wordHash` of its dictionary form: the key of every lexicon.
  public var lemmaKey: UInt64
  public var tag: UniversalTag
  /// Position in `WordNames.penn` of its finer tag.
  public var penn: UInt8
  /// The relation to its head, without the subtype.
  public var relation: Relation
  public var subtype: Relation.Subtype
  /// Position in `WordNames.relations` of the relation with its subtype ("nsubj:pass").
  public var label: UInt8

  public init(
    head: Int32, lemma: ByteRange, lemmaKey: UInt64, tag: UniversalTag, penn: UInt8,
    relation: Relation, subtype: Relation.Subtype, label: UInt8
  ) {
    self.head = head
    self.lemma = lemma
    self.lemmaKey = lemmaKey
    self.tag = tag
    self.penn = penn
    self.relation = relation
    self.subtype = subtype
    self.label = label
  }
}

/// The parts of speech of Universal Dependencies.
public enum UniversalTag: UInt8, Sendable, CaseIterable {
  case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb
  case x

  /// As treebanks write it ("PROPN"); nil for what is not one of them.
  public init?(name: String) {
    guard let tag = UniversalTag.allCases.first(where: { $0.name == name }) else { return nil }
    self = tag
  }

  /// As treebanks write it ("PROPN").
  public var name: String { "\(self)".uppercased() }
}

/// The relations of Universal Dependencies between a word and its head.
public enum Relation: UInt8, Sendable, CaseIterable {
  case acl, advcl, advmod, amod, appos, aux, `case`, cc, ccomp, clf, compound, conj, cop, csubj
  case dep, det, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nsubj
  case nummod, obj, obl, orphan, parataxis, punct, reparandum, root, vocative, xcomp

  /// The subtypes that English has, as far as they tell more than words do.
  public enum Subtype: UInt8, Sendable, CaseIterable {
    case none, pass, agent, poss, relcl, prt, outer, unmarked, desc, predet, preconj
    /// Any other.
    case other
  }

  /// Reads a relation as treebanks write it ("nsubj:pass"); nil for what is not one of them.
  public static func parse(_ name: String) -> (relation: Relation, subtype: Subtype)? {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard let first = parts.first,
      let relation = allCases.first(where: { "\($0)" == first })
    else { return nil }
    guard parts.count == 2 else { return (relation, .none) }
    return (relation, Subtype.allCases.first { "\($0)" == parts[1] } ?? .other)
  }
}

/// The names of tags and relations that a model gives, by the numbers in `Word`.
package struct WordNames: Sendable, Equatable {
  /// Penn Treebank tags ("NNP").
  package let penn: [String]
  /// Relations with their subtypes ("nsubj:pass").
  package let relations: [String]

  package init(penn: [String], relations: [String]) {
    self.penn = penn
    self.relations = relations
  }
}
