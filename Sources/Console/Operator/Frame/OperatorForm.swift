import Hummingbird
import Web

/// What a form of an operator's page does, once it is known that an operator has sent it.
protocol OperatorForm: Sendable {
    /// What it asks for. Throws for what is not there to be changed.
    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response>

    /// What is asked before it is done; nil for what is done at once. Asked only of a form that was not said yes to, and no deed.
    func question(_ form: ConsoleForm, in context: OperatorContext) async throws -> ConfirmationView?

    /// The page with the form, what was typed and what is wrong with it; nil where nothing is typed.
    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: OperatorContext
    ) async throws -> Response?
}

extension OperatorForm {
    func question(_ form: ConsoleForm, in context: OperatorContext) async throws -> ConfirmationView? { nil }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: OperatorContext
    ) async throws -> Response? { nil }
}
