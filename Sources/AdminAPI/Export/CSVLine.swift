/// A line of CSV (RFC 4180).
enum CSVLine {
    /// What a spreadsheet would take for the beginning of a formula.
    private static let formulaSigns: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]

    /// A cell that would begin a formula gets an apostrophe in front: names come from outside.
    static func text(_ cells: [String]) -> String {
        cells.map { cell in
            let harmless = cell.first.map(formulaSigns.contains) ?? false ? "'" + cell : cell
            guard harmless.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return harmless }
            return "\"" + harmless.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",") + "\r\n"
    }
}
