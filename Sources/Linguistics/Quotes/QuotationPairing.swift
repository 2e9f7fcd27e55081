/// Finds which marks of a paragraph open and close a quotation together.
///
/// A stack of open marks; a mark that closes takes the nearest open one of its family, and those
/// above it are given up. So each mark is pushed and popped once.
struct QuotationPairing {
  /// For each mark the one that closes it, or -1.
  private var partners: [Int32] = []
  /// Positions of open marks among the marks; -1 for the quotation of the paragraph before.
  private var stack: [Int] = []
  private var openCounts = (double: 0, guillemet: 0, angle: 0, single: 0)
  /// The mark that closes what the paragraph before left open.
  private(set) var closesCarried: Int?
  /// The mark that is left open at the end, with no pair of its own family behind it.
  private(set) var leftOpen: Int?

  /// - Parameter carried: What the paragraph before left open.
  mutating func pair(_ marks: [QuotationMark], carried: QuotationMark.Family?) {
    partners.removeAll(keepingCapacity: true)
    partners.append(contentsOf: repeatElement(-1, count: marks.count))
    stack.removeAll(keepingCapacity: true)
    openCounts = (0, 0, 0, 0)
    closesCarried = nil
    leftOpen = nil
    var carried = carried
    for index in marks.indices {
      if let family = carried, marks[index].family == family {
        if marks[index].mayClose, !marks[index].mayOpen { closesCarried = index }
        carried = nil
        if closesCarried != nil {
          dropAll()
          continue
        }
      }
      place(index, among: marks)
    }
    findLeftOpen(marks)
  }

  func closing(of mark: Int) -> Int? {
    partners[mark] >= 0 ? Int(partners[mark]) : nil
  }

  private mutating func place(_ index: Int, among marks: [QuotationMark]) {
    let mark = marks[index]
    let isOpen = openCount(mark.family) > 0
    let next = index + 1 < marks.count ? marks[index + 1] : nil
    if mark.family == .single {
      placeSingle(index, mark, next, among: marks)
      return
    }
    switch mark.direction {
    case .straight:
      if isOpen, mark.mayClose {
        let measuresInches = mark.isDoubtful && next.map { isCloser($0, of: mark) } == true
        if !measuresInches { close(index, among: marks) }
      } else if mark.isDoubtful, !mark.mayOpen {
        return
      } else if mark.mayOpen || next.map({ isCloser($0, of: mark) }) == true {
        open(index, mark.family)
      }
    case .low:
      open(index, mark.family)
    case .opening:
      if isOpen, closesReversed(mark, among: marks) || (mark.mayClose && !mark.mayOpen) {
        close(index, among: marks)
      } else {
        open(index, mark.family)
      }
    case .closing:
      if isOpen {
        close(index, among: marks)
      } else if mark.mayOpen, !mark.mayClose {
        open(index, mark.family)
      }
    }
  }

  /// Single marks close only what was opened last: they may be apostrophes.
  private mutating func placeSingle(
    _ index: Int, _ mark: QuotationMark, _ next: QuotationMark?, among marks: [QuotationMark]
  ) {
    let top = stack.last.flatMap { $0 >= 0 ? marks[$0] : nil }
    if mark.mayClose, let top, top.family == .single, top.direction != .closing {
      let isPossessive = mark.isDoubtful && next.map { isCloser($0, of: mark) } == true
      if !isPossessive { close(index, among: marks) }
    } else if mark.mayOpen, mark.direction != .closing {
      open(index, .single)
    }
  }

  /// A mark of the same kind that can only close.
  private func isCloser(_ mark: QuotationMark, of other: QuotationMark) -> Bool {
    mark.family == other.family && mark.direction == other.direction && mark.mayClose
      && !mark.mayOpen && !mark.isDoubtful
  }

  /// `„…“` and `»…«`: what opens elsewhere closes what was opened last.
  private func closesReversed(_ mark: QuotationMark, among marks: [QuotationMark]) -> Bool {
    guard let top = stack.last, top >= 0, marks[top].family == mark.family else { return false }
    return marks[top].direction == .low || marks[top].direction == .closing
  }

  private mutating func open(_ index: Int, _ family: QuotationMark.Family) {
    stack.append(index)
    count(family, by: 1)
  }

  private mutating func close(_ index: Int, among marks: [QuotationMark]) {
    while let top = stack.popLast() {
      count(marks[top].family, by: -1)
      if marks[top].family == marks[index].family {
        partners[top] = Int32(truncatingIfNeeded: index)
        return
      }
    }
  }

  private mutating func dropAll() {
    stack.removeAll(keepingCapacity: true)
    openCounts = (0, 0, 0, 0)
    for index in partners.indices { partners[index] = -1 }
  }

  /// An open mark at the bottom, if no later quotation of its family shows that it was stray.
  private mutating func findLeftOpen(_ marks: [QuotationMark]) {
    guard let last = stack.last(where: { marks[$0].family != .single }) else { return }
    let family = marks[last].family
    for index in (last + 1)..<max(last + 1, marks.count)
    where marks[index].family == family && marks[last].direction == .straight {
      return
    }
    leftOpen = last
  }

  private func openCount(_ family: QuotationMark.Family) -> Int {
    switch family {
    case .double: openCounts.double
    case .guillemet: openCounts.guillemet
    case .angle: openCounts.angle
    case .single: openCounts.single
    }
  }

  private mutating func count(_ family: QuotationMark.Family, by change: Int) {
    switch family {
    case .double: openCounts.double += change
    case .guillemet: openCounts.guillemet += change
    case .angle: openCounts.angle += change
    case .single: openCounts.single += change
    }
  }
}
