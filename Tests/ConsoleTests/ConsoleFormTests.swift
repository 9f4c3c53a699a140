import Foundation
import Notifications
import Testing
import Web

@testable import Console

@Suite struct ConsoleFormTests {
    @Test func tickedBoxesAreIDsAndNothingElseIs() {
        let (first, second) = (UUID(), UUID())
        let form = ConsoleForm(values: [
            "seat_of_\(first.text)": "on", "seat_of_\(second.text)": "on", "seat_of_nobody": "on", "form_token": "t",
            "seat_\(UUID().text)": "on",
        ])
        #expect(Set(form.ids(after: "seat_of_")) == [first, second])
    }

    @Test func wordsArePartedByWhateverPeopleTypeBetweenThem() {
        let form = ConsoleForm(values: ["types": " user.*, license.assigned\r\n*  "])
        #expect(form.words("types") == ["user.*", "license.assigned", "*"])
        #expect(form.lines("types") == " user.*, license.assigned\n*  ")
        #expect(form.words("none") == [])
    }

    /// What a page asks about is sent once more without the proof of the page before.
    @Test func theProofIsNoField() {
        let form = ConsoleForm(values: ["form_token": "secret", "hours": "24"])
        #expect(form.fields.map(\.name) == ["hours"])
    }

    /// A form that saves a thing as a whole says which version of it was seen.
    @Test func aVersionIsANumberOrTheFormIsNone() throws {
        #expect(try ConsoleForm(values: ["version": "7"]).versions == [7])
        for odd in [[:], ["version": ""], ["version": "x"], ["version": "1.0"], ["version": "99999999999999999999"]] {
            #expect(throws: Failure.self) { try ConsoleForm(values: odd).versions }
        }
    }

    private func change(_ values: [String: String]) throws -> WebhookSettingsChange {
        try ConsoleForm(values: ["max_concurrency": "4"].merging(values) { $1 }).endpointChange()
    }

    @Test func headersAreOneALineAndStayWhenNothingIsTyped() throws {
        let typed = try change(["headers": "Authorization:  Bearer a:b \r\n\r\nX-Team: desk"])
        #expect(
            typed.headers == [
                WebhookHeader(name: "Authorization", value: "Bearer a:b"), WebhookHeader(name: "X-Team", value: "desk"),
            ])
        #expect(try change([:]).headers == nil)
        #expect(try change(["no_headers": "on", "headers": "A: b"]).headers == [])
        #expect(throws: Failure.self) { try change(["headers": "no colon"]) }
    }

    @Test func anEmptyLimitIsNone() throws {
        #expect(try change([:]).maxRate == 0)
        #expect(try change(["max_rate": "7"]).maxRate == 7)
        #expect(throws: Failure.self) { try change(["max_rate": "many"]) }
        #expect(throws: Failure.self) { try change(["max_concurrency": ""]) }
    }

    /// The oldest that may be asked for is refused if it is a moment older when it is asked for.
    @Test func noChoiceOfThePastIsTooOld() {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let oldest = PastHours.allCases.map { $0.begin(before: now) }.min() ?? now
        #expect(
            now.addingTimeInterval(30).timeIntervalSince(oldest) <= Double(WebhookDeliveryStore.recoverableDays)
                * 86_400)
        #expect(throws: Failure.self) { try PastHours(ConsoleForm(values: ["hours": "5"])) }
    }
}
