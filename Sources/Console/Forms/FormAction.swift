import Hummingbird
import Web

/// What a form of the console does, once it is known who sends it, and that they may.
protocol FormAction: Sendable {
    /// As the audit log names it.
    var name: String { get }
    /// The name of the value in the path that says what is changed; nil for what is yet to be made.
    var subject: String? { get }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> Response

    /// The page with the form, what was typed and what is wrong with it; nil where nothing is typed.
    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response?
}

extension FormAction {
    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? { nil }
}
