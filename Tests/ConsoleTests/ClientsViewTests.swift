import HTTPTypes
import Testing
import Web

@testable import Console

@Suite struct ClientsViewTests {
    private static func view(refused: (ConsoleForm, FormProblem)? = nil) -> ClientsView {
        ClientsView(tokenURL: "https://rollcall.example/t/globex/oauth2/token", clients: [], refused: refused)
    }

    @Test func aSecretIsGoodForTwoYearsUnlessAnotherTimeIsChosen() {
        let view = Self.view()
        #expect(view.lifetimes.filter(\.isChosen).map(\.label) == ["two years"])
        #expect(!view.isAdding && view.clientProblem == nil && view.typedNameProblem == nil)
    }

    @Test func aBadNameIsSaidBesideItsFieldAndWhatWasTypedIsKept() {
        let form = ConsoleForm(values: ["name": "Kept", "expires_in_days": "1095"])
        let view = Self.view(refused: (form, FormProblem(.wrong("name", "A name has fewer characters."))))
        #expect(view.isAdding && view.typedName == "Kept" && view.clientProblem == nil)
        #expect(view.typedNameProblem == "A name has fewer characters.")
        #expect(view.lifetimes.filter(\.isChosen).map(\.value) == ["1095"])
    }

    @Test func aMissingNameOpensTheFormToo() {
        let form = ConsoleForm(values: ["expires_in_days": "365"])
        let view = Self.view(refused: (form, FormProblem(.wrong("name", "A name has a character."))))
        #expect(view.isAdding && view.typedNameProblem == "A name has a character.")
    }

    @Test func whatIsAboutNoFieldIsANoticeAndOpensNoForm() {
        let failure = Failure(.conflict, code: "too_many_secrets", detail: "Revoke one first.")
        let form = ConsoleForm(values: ["expires_in_days": "365"])
        let view = Self.view(refused: (form, FormProblem(failure)))
        #expect(view.clientProblem == "Revoke one first.")
        #expect(!view.isAdding && view.lifetimes.filter(\.isChosen).map(\.value) == ["730"])
    }

    @Test func theLastSecretIsSaidToBeTheLast() {
        #expect(EndClientSecret.consequences(isLast: true) != EndClientSecret.consequences(isLast: false))
        #expect(EndClientSecret.consequences(isLast: true).contains { $0.contains("no other live secret") })
    }
}
