import JSON
import Testing

@testable import App

@Suite struct ReportTests {
    @Test func listHasAColumnForEachMember() {
        let report = Report(list: [["id": "1", "name": "Globex"], ["id": "27", "name": nil]])
        #expect(report.text == "id  name\n1   Globex\n27  -")
        #expect(report.json == #"{"data":[{"id":"1","name":"Globex"},{"id":"27","name":null}]}"#)
    }

    @Test func oneThingHasALineForEachMember() {
        let report = Report(["id": "1", "seats": 25])
        #expect(report.text == "id     1\nseats  25")
        #expect(report.json == #"{"id":"1","seats":25}"#)
    }

    @Test func emptyListSaysSo() {
        #expect(Report(list: []).text == "none")
        #expect(Report(list: []).json == #"{"data":[]}"#)
    }

    @Test func aProblemMakesAnExaminationUnhealthyAndAWarningDoesNot() {
        #expect(!Finding.report([.fine("a", "b"), .problem("c", "d", "e")]).isHealthy)
        #expect(Finding.report([.warning("a", "b", "c")]).isHealthy)
    }
}
