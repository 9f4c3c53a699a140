/// A line of CSV (RFC 4180).
///
/// It looks at code points and never at characters: to a `Character`, a comma with an accent on it is no comma, and to
/// a spreadsheet it is.
package enum CSVLine {
    /// What a spreadsheet would take for the beginning of a formula; some take the full-width signs for it as well.
    private static let formulaSigns: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    /// What readers take for the end of a cell or of a line.
    private static let separators: Set<Unicode.Scalar> = [
        ",", "\"", "\r", "\n", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}",
    ]

    /// A cell that would begin a formula gets an apostrophe in front: names come from outside.
    package static func text(_ cells: [String]) -> String {
        cells.map { cell in
            let isFormula = cell.unicodeScalars.first.map(formulaSigns.contains) ?? false
            let harmless = isFormula ? "'" + cell : cell
            return harmless.unicodeScalars.contains(where: separators.contains) ? quoted(harmless) : harmless
        }.joined(separator: ",") + "\r\n"
    }

    private static func quoted(_ cell: String) -> String {
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
