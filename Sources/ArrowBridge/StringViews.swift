import Kernels
import Tables

/// Strings as Arrow's `utf8_view` has them: 16 bytes each, and the bytes of the longer ones
/// elsewhere.
///
/// ```
/// length 4 | up to 12 bytes of the string, then zeros
/// length 4 | its first 4 bytes | number of a buffer 4 | where it begins in that 4
/// ```
///
/// Source: "Variable-size Binary View Layout", Arrow columnar format 1.4.
enum StringViews {
  typealias View = SIMD2<UInt64>

  /// Views of all strings that lie in one buffer, the first of a list.
  static func views(_ bytes: Span<UInt8>, ends: Span<Int32>) -> [View] {
    var views: [View] = []
    views.reserveCapacity(ends.count)
    var begin = 0
    for index in ends.indices {
      let end = Int(ends[index])
      views.append(view(bytes, begin..<end))
      begin = end
    }
    return views
  }

  private static func view(_ bytes: Span<UInt8>, _ range: Range<Int>) -> View {
    var first = UInt64(range.count)
    for (index, place) in range.prefix(4).enumerated() {
      first |= UInt64(bytes[place]) &<< UInt64(32 + 8 * index)
    }
    var second = UInt64(range.lowerBound) &<< 32
    if range.count <= 12 {
      second = 0
      for (index, place) in range.dropFirst(4).enumerated() {
        second |= UInt64(bytes[place]) &<< UInt64(8 * index)
      }
    }
    return View(first, second)
  }

  /// The view of each place; places are those of `views`.
  static func gathered(_ views: Span<View>, _ places: Span<Int32>) -> [View] {
    var rows = [View](repeating: .zero, count: places.count)
    var target = rows.mutableSpan
    for row in places.indices { target[row] = views[Int(places[row])] }
    return rows
  }

  /// The views in the rows whose flag is set, empty strings in the others.
  static func spread(_ views: [View], _ flags: [Bool]) -> [View] {
    var next = 0
    return flags.map { isSet in
      next += isSet ? 1 : 0
      return isSet ? views[next - 1] : .zero
    }
  }
}

extension ArrowRows {
  /// A view for each row, and the bytes that views speak of.
  func views(
    memoryLimit: Int
  ) throws(ExportFailure) -> (
    views: UnsafeRawPointer, bytes: UnsafeRawPointer, byteCount: Int
  ) {
    guard values.rowCount <= memoryLimit / 16 else {
      throw ExportFailure("views of \(values.rowCount) strings, \(memoryLimit) bytes are allowed")
    }
    let (views, bytes): ([StringViews.View], [UInt8])
    switch values.values {
    case .strings(let own, let ends):
      (views, bytes) = (StringViews.views(own.span, ends: ends.span), own)
    case .codes(let codes, let pool, let ends):
      let entries = StringViews.views(pool.span, ends: ends.span)
      (views, bytes) = (StringViews.gathered(entries.span, codes.span), pool)
    case .runs(let codes, let runEnds, let pool, let ends):
      let entries = StringViews.views(pool.span, ends: ends.span)
      let codes = Int32.repeated(codes.span, runEnds: runEnds.span)
      (views, bytes) = (StringViews.gathered(entries.span, codes.span), pool)
    case .narrow, .wide: preconditionFailure("no strings")
    }
    let rows = values.isValid.isEmpty ? views : StringViews.spread(views, values.isValid)
    precondition(rows.count == values.rowCount, "a view for each row")
    return unsafe (memory.lend(rows), memory.lend(bytes), bytes.count)
  }
}
