import Configuration
import Kernels
import Tables

/// Row groups that were put together from those of several parts, kept beside the parts.
///
/// They only save the time to make them again: one that is missing or damaged is made anew.
final class KeptGroups: GroupShelf {
  private let store: PartStore
  private let isFull: Bool
  /// Those of this run.
  private(set) var names: Set<UInt64> = []

  /// - Parameter isFull: Whether every group is made, whatever is kept.
  init(_ store: PartStore, isFull: Bool) {
    self.store = store
    self.isFull = isFull
  }

  func group(_ name: UInt64) -> [UInt8]? {
    let name = kept(name)
    names.insert(name)
    return isFull ? nil : store.bytes(name)
  }

  func keep(_ group: [UInt8], as name: UInt64) {
    let name = kept(name)
    names.insert(name)
    try? store.keep(group, as: name)
  }

  /// Another program may make other bytes of the same parts.
  private func kept(_ name: UInt64) -> UInt64 {
    var writer = RecordWriter()
    writer.append("group")
    writer.append(Ingredients.program.hash)
    writer.append(name)
    return xxHash64(writer.bytes.span)
  }
}
