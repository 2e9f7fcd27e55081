import Configuration
import Kernels
import Tables

/// Row groups that were put together from those of several parts, kept beside the parts.
///
/// They only save the time to make them again: one that is missing or damaged is made anew.
struct KeptGroups: GroupShelf {
  private let store: PartStore
  private let isFull: Bool

  /// - Parameter isFull: Whether every group is made, whatever is kept.
  init(_ store: PartStore, isFull: Bool) {
    self.store = store
    self.isFull = isFull
  }

  func group(_ name: UInt64) -> [UInt8]? { isFull ? nil : store.bytes(keptName(name)) }

  func keep(_ group: [UInt8], as name: UInt64) { try? store.keep(group, as: keptName(name)) }

  /// The name of a group among parts: another program may make other bytes of the same parts.
  func keptName(_ name: UInt64) -> UInt64 {
    var writer = RecordWriter()
    writer.append("group")
    writer.append(Ingredients.program.hash)
    writer.append(name)
    return xxHash64(writer.bytes.span)
  }
}
