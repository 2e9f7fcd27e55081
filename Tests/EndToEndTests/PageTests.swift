import Kernels
import TestSupport
import Testing

/// The pages of articles, as files and as a browser shows them.
struct PageTests {
  private let run: PublishedRun

  init() throws { run = try PublishedRun.sample.get() }

  private func page(_ document: String) throws -> String {
    let ending = try Program.run("page", "out", document, in: run.folder)
    guard ending.status == 0 else { throw PublishedRun.Failure(ending: ending) }
    return ending.output
  }

  @Test func `a page has the whole text of its article and nothing else between the marks`() throws
  {
    let documents = try run.rows("documents")
    for (document, text) in zip(documents.texts("document"), documents.texts("text")) {
      let article = try #require(between("<article>", "</article>", try page(document)))
      #expect(words(plain(article)) == words(text), "\(document)")
    }
  }

  @Test func `each row of a table stands on the page, and its words lead to it`() throws {
    let document = try #require(try run.rows("documents").texts("document").first)
    let html = try page(document)
    for (table, letter) in [
      ("mentions", "m"), ("dates", "d"), ("quantities", "n"), ("quotes", "q"),
    ] {
      let count = try run.rows(table).texts("document").count { $0 == document }
      for number in 0..<count {
        #expect(html.contains("<li id=\"\(letter)\(number)\">"))
        #expect(marks(html).contains("\(letter)\(number)"), "\(table) \(number)")
      }
      #expect(!html.contains("<li id=\"\(letter)\(count)\">"))
    }
  }

  @Test func `an article that tries to be HTML is shown as text`() throws {
    let folder = try ScratchFolder()
    let hostile = "Ann said: <script>alert(1)</script> & \"<b>more</b>\" in Paris on Monday.\n"
    try folder.write("in/<i>x&\"y.txt", "<title>T & t\n\nBy Ann Lee 1 May 2015\n\n" + hostile)
    let pipeline = "\(projectFolder)/pipeline.json"
    let ending = try Program.run("run", pipeline, "--from", "in", "--to", "out", in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    let page = try Program.run("page", "out", "<i>x&\"y.txt", in: folder)
    #expect(page.status == 0, "\(page.errors)")
    #expect(!page.output.contains("<script>alert"))
    #expect(!page.output.contains("<i>x"))
    let article = try #require(between("<article>", "</article>", page.output))
    #expect(plain(article).contains("<script>alert(1)</script> & \"<b>more</b>\""))
  }

  @Test func `a page loads nothing`() throws {
    let document = try #require(try run.rows("documents").texts("document").first)
    let html = try page(document)
    for word in ["<link", "src=", "url(", "@import", "fetch("] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test(.enabled(if: Browser.path != nil, "no chromium on this machine"))
  func `a browser shows the marks, and the row that the address names`() throws {
    let (folder, address) = try written()
    let dom = try Browser.start(["--dump-dom", address + "#m0"], in: folder)
    #expect(dom.contains("<li id=\"m0\" class=\"chosen\">"))
    #expect(dom.contains("data-rows=\"m0\"") && dom.contains(" chosen\""))
    #expect(!dom.contains("<section class=\"mentions\" hidden"))
  }

  @Test(.enabled(if: Browser.path != nil, "no chromium on this machine"))
  func `a browser draws the page`() throws {
    let (folder, address) = try written()
    _ = try Browser.start(
      ["--hide-scrollbars", "--window-size=1200,900", "--screenshot=page.png", address], in: folder)
    let image = try readFile("\(folder.path)/page.png")
    #expect(image.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    // Width and height in pixels, then a picture that is more than one colour.
    #expect(image[16..<24] == [0, 0, 4, 176, 0, 0, 3, 132])
    #expect(image.count > 40_000)
  }

  /// A page in a folder of its own, and its address.
  private func written() throws -> (ScratchFolder, String) {
    let folder = try ScratchFolder()
    let document = try #require(try run.rows("documents").texts("document").first)
    let path = try folder.write("page.html", page(document))
    return (folder, "file://\(path)")
  }
}

/// Headless Chromium, where the machine has one.
private enum Browser {
  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileSystem.exists($0) }

  static func start(_ arguments: [String], in folder: ScratchFolder) throws -> String {
    let fixed = [
      "60", path ?? "chromium", "--headless", "--no-sandbox", "--disable-gpu",
      "--user-data-dir=\(folder.path)/profile",
    ]
    let ending = try Program.start("timeout", fixed + arguments, in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    return ending.output
  }
}

/// What stands between two strings.
private func between(_ start: String, _ end: String, _ text: String) -> String? {
  guard let first = text.firstRange(of: start), let last = text.firstRange(of: end) else {
    return nil
  }
  return String(text[first.upperBound..<last.lowerBound])
}

/// HTML without tags and entities.
private func plain(_ html: String) -> String {
  var out = ""
  var isTag = false
  for character in html {
    if character == "<" { isTag = true }
    if !isTag { out.append(character) }
    if character == ">" { isTag = false }
  }
  for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
    out = out.replacing(entity, with: character)
  }
  return out
}

private func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

/// The identifiers of all rows that some words lead to.
private func marks(_ html: String) -> Set<Substring> {
  let pieces = html.split(separator: "data-rows=\"", omittingEmptySubsequences: false).dropFirst()
  return Set(pieces.flatMap { $0.prefix { $0 != "\"" }.split(separator: " ") })
}
