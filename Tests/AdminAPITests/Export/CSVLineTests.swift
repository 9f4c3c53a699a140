import Testing

@testable import AdminAPI

struct CSVLineTests {
    @Test(arguments: ["=1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "\r\n=1", "=\u{301}1", "\u{FF1D}1"])
    func whatBeginsAFormulaGetsAnApostrophe(_ cell: String) {
        let begins = CSVLine.text([cell]).unicodeScalars.drop { $0 == "\"" }.first
        #expect(begins == "'")
    }

    @Test(arguments: ["a\"\u{301}b", "a,\u{301}b", "a\n\u{301}b", "a\r\nb"])
    func aMarkOnASeparatorHidesNothing(_ cell: String) {
        let line = Array(CSVLine.text([cell]).unicodeScalars)
        #expect(line.first == "\"" && line.dropLast(2).last == "\"")
    }

    @Test func quotationMarksAreDoubledWhateverStandsOnThem() {
        let line = CSVLine.text(["a\"\u{301}b\"c", "d"])
        #expect(Array(line.unicodeScalars) == Array("\"a\"\"\u{301}b\"\"c\",d\r\n".unicodeScalars))
    }

    @Test func plainCellsStayAsTheyAre() {
        #expect(CSVLine.text(["ada@example.com", "", "1-2"]) == "ada@example.com,,1-2\r\n")
    }
}
