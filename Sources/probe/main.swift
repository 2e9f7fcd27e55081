import Configuration
import Corpus
import Kernels
import Linguistics
import Stages

let arguments = CommandLine.arguments
let data = DataFolder(path: "/tmp/wt/entities/data")
let source = ConfigurationSource(name: "probe", folder: "/", data: data)
let empty = Options([], at: "x", in: source)
let segment = try SegmentStep(empty)
let clock = ContinuousClock()
let t0 = clock.now
let entities = try EntitiesStep(empty)
let loading = clock.now - t0
let months = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
]
func prepare(_ path: String) throws -> Document {
  var bytes = try readFile(path)
  bytes.removeAll { $0 == 13 }
  var d = Document(key: path, record: bytes, isStructured: false)
  let s = String(decoding: bytes, as: UTF8.self)
  let blocks = s.split(separator: "\n\n", omittingEmptySubsequences: true)
  if blocks.count > 2, !path.hasSuffix(".conll") {
    let t = blocks[0].utf8.count
    d.titleRange = ByteRange(0, t)
    let b = blocks[1]
    let w = b.split(separator: " ")
    if w.count >= 3, w.count < 14, let y = Int(w[w.count - 1]),
      let m = months.firstIndex(of: String(w[w.count - 2])), let dd = Int(w[w.count - 3])
    {
      d.metadata.published = Day(year: y, month: m + 1, day: dd)
      let st = s.utf8.distance(from: s.utf8.startIndex, to: b.startIndex)
      d.bylineRange = ByteRange(st, st + b.utf8.count)
    }
  }
  return d
}
if arguments[1] == "--speed" {
  var docs: [Document] = []
  for p in arguments.dropFirst(2) {
    var d = try prepare(p); try segment.process(&d); docs.append(d)
  }
  var tokens = 0
  for d in docs { tokens += d.tokens.count }
  for _ in 0..<5 {
    let t = clock.now
    var m = 0
    for d in docs { var x = d; try entities.process(&x); m += x.mentions.count }
    let e = clock.now - t
    let ns = Double(e.components.attoseconds) / 1e9 + Double(e.components.seconds) * 1e9
    print("\(tokens) tokens, \(m) mentions, \(ns / Double(tokens)) ns/token; loading \(loading)")
  }
} else {
  for p in arguments.dropFirst(1) {
    var d = try prepare(p)
    try segment.process(&d)
    try entities.process(&d)
    for m in d.mentions {
      let e = d.entities[Int(m.entity)]
      print(
        "\(p)\t\(m.range.start)\t\(m.range.end)\t\(d.string(m.range))\t\(e.kind.name)\t\(e.name)\t\(e.country ?? "")\t\(m.role.map { d.string($0) } ?? "")\t\(m.isMetonym ? 1 : 0)\t\(e.role ?? "")"
      )
    }
  }
}
