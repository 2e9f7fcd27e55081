/// Characters as HTML has them, in text and in attributes between double quotes.
func escapedHTML(_ text: some Sequence<Unicode.Scalar>) -> String {
  var out = String.UnicodeScalarView()
  for scalar in text {
    switch scalar {
    case "&": out += "&amp;".unicodeScalars
    case "<": out += "&lt;".unicodeScalars
    case ">": out += "&gt;".unicodeScalars
    case "\"": out += "&quot;".unicodeScalars
    default: out.append(scalar)
    }
  }
  return String(out)
}

func escapedHTML(_ text: String) -> String { escapedHTML(text.unicodeScalars) }
