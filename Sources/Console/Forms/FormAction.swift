import Hummingbird
import JSON
import Tenancy
import Web

/// What a form of the console does, once it is known who sends it, and that they may.
protocol FormAction: Sendable {
    /// As the audit log names it.
    var name: String { get }
    /// The same where it hangs on what was asked for; throws for what no form of ours asks.
    func name(of form: ConsoleForm) throws(Failure) -> String
    /// The name of the value in the path that says what is changed; nil for what is yet to be made.
    var subject: String? { get }
    /// Bytes that the form may have.
    var limit: Int { get }

    /// Whether somebody with the role may send the form.
    func isAllowed(to role: ConsoleRole) -> Bool

    /// Whether the audit log is told of the form as of one deed. Not of a question or a preview, which change nothing; and not where
    /// the action itself writes down each of several things that it does.
    func isWrittenDown(_ form: ConsoleForm) -> Bool

    /// What there is before, as the admin API shows it; nil where that is not told.
    func before(in context: ConsoleContext) async throws -> JSONObject?

    /// What is asked before it is done; nil for what is done at once. Asked only of a form that was not said yes to, and no deed.
    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView?

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response>

    /// The page with the form, what was typed and what is wrong with it; nil where nothing is typed.
    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response?
}

extension FormAction {
    func name(of form: ConsoleForm) throws(Failure) -> String { name }
    var limit: Int { ConsoleForm.usualLimit }

    func isAllowed(to role: ConsoleRole) -> Bool { role.mayAct }

    func isWrittenDown(_ form: ConsoleForm) -> Bool { true }

    func before(in context: ConsoleContext) async throws -> JSONObject? { nil }

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? { nil }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? { nil }
}
