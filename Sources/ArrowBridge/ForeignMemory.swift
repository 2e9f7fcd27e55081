import Kernels

/// Memory that a structure of the C interface points to.
///
/// The structure holds its one reference (`retained`), and gives it back when it is released
/// (`release`). Everything in it is freed then, not before.
@safe final class ForeignMemory {
  private var pieces: [UnsafeMutableRawPointer] = unsafe []
  /// Arrays whose elements are pointed to.
  private var lent: [any Sendable] = []

  deinit {
    for index in unsafe pieces.indices { unsafe pieces[index].deallocate() }
  }

  /// Room for so many bytes, at a multiple of 64; what is in it is undefined.
  func room(_ byteCount: Int) -> UnsafeMutableRawPointer {
    let piece = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 64)
    unsafe pieces.append(piece)
    return unsafe piece
  }

  /// Room for so many elements, each with the same value.
  func room<Element: BitwiseCopyable>(
    _ count: Int, of element: Element
  ) -> UnsafeMutablePointer<Element> {
    let start = unsafe room(count * MemoryLayout<Element>.stride)
    // SAFETY: there is room for so many.
    return unsafe start.initializeMemory(as: Element.self, repeating: element, count: count)
  }

  /// The elements of an array where they are.
  func lend<Element: BitwiseCopyable & Sendable>(_ elements: [Element]) -> UnsafeRawPointer {
    guard !elements.isEmpty else { return unsafe UnsafeRawPointer(room(0)) }
    lent.append(elements)
    // SAFETY: an array keeps its elements in one place, of at least 16 bytes' alignment, for as
    // long as it is held and not changed; `lent` holds it, and nobody changes it.
    return unsafe elements.withUnsafeBytes { unsafe $0.baseAddress.unsafelyUnwrapped }
  }

  /// A text as C has it: what follows a zero in it is not seen.
  func text(_ text: String) -> UnsafePointer<CChar> {
    let bytes = unsafe lend(Array(text.utf8) + [0])
    return unsafe bytes.assumingMemoryBound(to: CChar.self)
  }

  /// Room for a structure, and its first value.
  func structure<Structure>(_ value: Structure) -> UnsafeMutablePointer<Structure> {
    let start = unsafe room(MemoryLayout<Structure>.stride)
    return unsafe start.initializeMemory(as: Structure.self, repeating: value, count: 1)
  }
}

/// Zeros that many arrays point to: for columns of nothing but nulls.
@safe final class SharedZeros {
  private var zeros: [UInt64] = []

  /// So many bytes of zeros or more, which live as long as `memory`.
  func start(of byteCount: Int, for memory: ForeignMemory) -> UnsafeRawPointer {
    if zeros.count * 8 < byteCount { zeros = Array(repeating: 0, count: (byteCount + 7) / 8) }
    return unsafe memory.lend(zeros)
  }
}

/// A reference to an object, as the `owner` of a structure of the C interface.
@unsafe func retained(_ object: AnyObject) -> UnsafeMutableRawPointer {
  unsafe Unmanaged.passRetained(object).toOpaque()
}

/// Gives such a reference back.
@unsafe func release(_ owner: UnsafeMutableRawPointer?) {
  guard let owner = unsafe owner else { return }
  // SAFETY: made by `retained`, and its structure is released once.
  unsafe Unmanaged<AnyObject>.fromOpaque(owner).release()
}
