/// Short texts that are repeated to make long ones, as nobody writes them but someone may send.
enum HostileText {
  struct Pattern: Sendable, CustomStringConvertible {
    let name: String
    let unit: [UInt8]

    init(_ name: String, _ unit: String) {
      self.name = name
      self.unit = Array(unit.utf8)
    }

    init(_ name: String, bytes: [UInt8]) {
      self.name = name
      unit = bytes
    }

    var description: String { name }
  }

  static let all = characters + marks + layouts + damage + words + grammar

  /// One sign, again and again.
  private static let characters = [
    Pattern("small letters", "a"), Pattern("capitals", "A"), Pattern("digits", "1"),
    Pattern("full stops", "."), Pattern("question marks", "?"), Pattern("exclamations", "! "),
    Pattern("commas", ","), Pattern("semicolons", ";"), Pattern("hyphens", "-"),
    Pattern("dashes", "—"), Pattern("slashes", "/"), Pattern("underscores", "_"),
    Pattern("dollars", "$"), Pattern("per cent signs", "%"), Pattern("number signs", "#"),
    Pattern("spaces", " "), Pattern("no-break spaces", "\u{A0}"), Pattern("line feeds", "\n"),
    Pattern("carriage returns", "\r"), Pattern("line separators", "\u{2028}"),
    Pattern("ideographic spaces", "\u{3000}"), Pattern("lone marks", "\u{301}"),
    Pattern("emoji", "😀"), Pattern("joined emoji", "👩‍👩‍👧"), Pattern("joiners", "\u{200D}"),
    Pattern("marks of order", "\u{FEFF}"), Pattern("Chinese", "中"), Pattern("Arabic", "ب"),
    Pattern("jamo", "\u{1112}\u{1161}\u{11AB}"), Pattern("ligatures", "ﬁ"),
    Pattern("wide letters", "Ａ"), Pattern("combining marks", "e\u{301}\u{323}"),
    Pattern("alternating direction", "\u{202E}a\u{202C}\u{200F} "),
  ]

  /// Marks that other rules than those of words look for.
  private static let marks = [
    Pattern("quotes", "\""), Pattern("opening quotes", "“"), Pattern("closing quotes", "”"),
    Pattern("alternating quotes", "\"a\" 'b' "), Pattern("mixed quotes", "“a” \"b\" "),
    Pattern("both opening quotes", "“‘"), Pattern("nested quotes", "“a ‘b "),
    Pattern("quotes over paragraphs", "“We went on.\n\n"), Pattern("apostrophes", "'"),
    Pattern("curly apostrophes", "’"), Pattern("apostrophes in words", "a'"),
    Pattern("deep nesting", "(["), Pattern("closing brackets", ")]"), Pattern("brackets", "(a) "),
    Pattern("ellipses", "..."), Pattern("spaced ellipses", ". . . "), Pattern("dots", "a."),
    Pattern("spaced full stops", ". "), Pattern("spaced commas", ", "), Pattern("colons", ": "),
    Pattern("bound letters", "a-"), Pattern("at signs", "a@"), Pattern("tags", "<"),
    Pattern("elements", "<p>"), Pattern("ampersands", "&"), Pattern("addresses", "http://a.b/c?"),
    Pattern("spaced addresses", "http://www.example.com/a/b?c=d "), Pattern("www", "www.a."),
    Pattern("mail", "jane.doe@example.com "), Pattern("giant token", "abcXYZ123"),
  ]

  private static let layouts = [
    Pattern("one line", "the council of the town met again and again "),
    Pattern("lines", "the council\n"), Pattern("short lines", "The sun went\n"),
    Pattern("wrapped lines", "the council of the harbour town met again on\n"),
    Pattern("hyphens at line ends", "hy-\nphen"), Pattern("lines of spaces", "a   \n"),
    Pattern("blank lines", "a\n\n"), Pattern("CRLF", "a\r\n"),
    Pattern("line ends of all kinds", "a\r\n\r\n\nb\r"), Pattern("list items", "1. a\n"),
    Pattern("bullets", "• a\n"), Pattern("page numbers", "1\n\n"), Pattern("stars", "* * *\n\n"),
    Pattern("bylines", "By John Smith\n\n"), Pattern("datelines", "LONDON (Reuters) - "),
    Pattern("tabs", "\t a"), Pattern("form feeds", "a\u{0C}"), Pattern("vertical tabs", "a\u{0B}"),
  ]

  private static let damage = [
    Pattern("entities", "&amp;"), Pattern("nested entities", "&amp;amp;amp;amp;lt;"),
    Pattern("mojibake", "Ã©"), Pattern("mojibake twice", "ÃƒÂ©"),
    Pattern("quotes as mojibake", "â€œ"), Pattern("soft hyphens", "a\u{AD}"),
    Pattern("zero-width spaces", "a\u{200B}"), Pattern("escapes", "\u{1B}[31m"),
    Pattern("control characters", "\u{01}"),
    Pattern("Windows-1252", bytes: [0x93, 0x61, 0x94, 32]),
    Pattern("bytes that are none", bytes: [0xFF]), Pattern("cut sequences", bytes: [0xE2, 0x82]),
    Pattern("surrogates", bytes: [0xED, 0xA0, 0x80]),
    Pattern("two encodings", bytes: [0xE9, 0x20, 0xC3, 0xA9, 0x0A]),
  ]

  private static let words = [
    Pattern("capitalized", "COUNCIL TOWN "), Pattern("a giant name", "Word "),
    Pattern("bound capitals", "Ab-"), Pattern("bound forenames", "John-"),
    Pattern("names", "John Smith "), Pattern("possessives", "John's "),
    Pattern("initials", "J. "), Pattern("abbreviations", "U.S. "), Pattern("titles", "Mr. "),
    Pattern("offices", "the president "), Pattern("presidents", "President "),
    Pattern("countries", "Germany France Japan Kenya "),
    Pattern("listed countries", "Germany, France, "), Pattern("joined countries", "Germany and "),
    Pattern("banks", "Bank of the "), Pattern("acronyms", "(WHO) "),
    Pattern("explained acronyms", "World Health Organization (WHO) "), Pattern("and", "and "),
    Pattern("that", "that that "), Pattern("prepositions", "in the house of "),
    Pattern("nouns", "house "), Pattern("verbs", "attacked "),
  ]

  private static let grammar = [
    Pattern("he said", "he said "), Pattern("he said that", "he said that "),
    Pattern("said B", "\"A\" said B. "), Pattern("said Smith", "“We will go,” said John Smith. "),
    Pattern("said, colon", "He said: “"), Pattern("relative clauses", "man who saw the "),
    Pattern("clauses", "Police arrested protesters and "), Pattern("dates", "3 May 2015 "),
    Pattern("months with years", "May 2015, "), Pattern("glued months", "May"),
    Pattern("ISO dates", "2015-05-03 "), Pattern("years", "2015 "),
    Pattern("times", "Monday Tuesday at 3 p.m. "), Pattern("number words", "twenty "),
    Pattern("magnitudes", "hundred million "), Pattern("money", "$5 "),
    Pattern("currencies", "USD5"), Pattern("shares", "5 per cent "),
    Pattern("grouped digits", "1,000,"), Pattern("ranges", "5-"),
    Pattern("bounds", "between 5 and "), Pattern("fractions", "1/2 "),
  ]
}
