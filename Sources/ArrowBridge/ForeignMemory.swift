import Kernels

/// Memory that a structure of the C interface points to.
///
/// The structure holds its one reference (`retained`), and gives it back when it is released
/// (`release`). Everything in it is freed then, not before.
@safe final class ForeignMemory {
  private var pieces: [UnsafeMutableRawPointer] = unsafe []

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

  func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeRawPointer {
    let start = unsafe room(elements.count * MemoryLayout<Element>.stride)
    // SAFETY: there is room for as many bytes as are copied.
    unsafe elements.withUnsafeBytes { bytes in
      unsafe UnsafeMutableRawBufferPointer(start: start, count: bytes.count)
        .copyMemory(from: bytes)
    }
    return UnsafeRawPointer(start)
  }

  /// A text as C has it: what follows a zero in it is not seen.
  func text(_ text: String) -> UnsafePointer<CChar> {
    let bytes = unsafe copy(Array(text.utf8) + [0])
    return unsafe bytes.assumingMemoryBound(to: CChar.self)
  }

  /// Room for a structure, and its first value.
  func structure<Structure>(_ value: Structure) -> UnsafeMutablePointer<Structure> {
    let start = unsafe room(MemoryLayout<Structure>.stride)
    return unsafe start.initializeMemory(as: Structure.self, repeating: value, count: 1)
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
