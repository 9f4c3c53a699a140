import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// What was typed into a form.
struct ConsoleForm: Sendable {
    /// The field that proves that the form stood on a page of this session.
    static let tokenField = "form_token"
    /// Bytes of a form; an action whose fields hold longer texts says so.
    static let usualLimit = 64 * 1024

    private let values: [String: String]

    init(values: [String: String] = [:]) {
        self.values = values
    }

    /// Throws 400 for a body that is no form, and 413 for one that is longer than a form may be.
    init(_ request: Request, upTo limit: Int = usualLimit) async throws {
        guard let form = try await Self.parameters(of: request, upTo: limit) else { throw Failure.notAForm }
        var values: [String: String] = [:]
        for name in form.names {
            do {
                values[name] = try form.value(name)
            } catch {
                throw Failure.notAForm
            }
        }
        self.values = values
    }

    private static func parameters(of request: Request, upTo limit: Int) async throws -> FormParameters? {
        do {
            return try await request.form(upTo: limit)
        } catch is FormParameters.Mistake {
            return nil
        } catch let failure as Failure where failure.status == .contentTooLarge {
            throw Failure.formTooLong(limit: limit)
        }
    }

    /// The form of a request that a page of this very session has sent.
    static func checked(
        _ request: Request, in context: ConsoleContext, sessions: ConsoleSessionStore, upTo limit: Int = usualLimit
    ) async throws -> ConsoleForm {
        try await checked(
            request, origin: context.baseURL, secret: context.secret, sessions: sessions, upTo: limit)
    }

    static func checked(
        _ request: Request, origin: String, secret: String, sessions: ConsoleSessionStore,
        upTo limit: Int = usualLimit
    ) async throws -> ConsoleForm {
        guard SameOrigin.allows(request.headers, origin: origin) else { throw Failure.foreignForm }
        let form = try await ConsoleForm(request, upTo: limit)
        guard sessions.matches(form[tokenField], secret) else { throw Failure.foreignForm }
        return form
    }

    /// Without spaces at its ends; empty when there is no such field.
    subscript(_ name: String) -> String {
        let text = values[name] ?? ""
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }

    /// Whether a box was ticked.
    func isOn(_ name: String) -> Bool { values[name] != nil }

    /// Nil for an empty field and for what is no id.
    func id(_ name: String) -> UUID? { UUID(uuidString: self[name]) }

    func integer(_ name: String) -> Int? { Int(self[name]) }

    /// The ids behind a prefix in the names of ticked boxes, in order: a name may be there once only.
    func ids(after prefix: String) -> [UUID] {
        values.keys.filter { $0.hasPrefix(prefix) }.sorted()
            .compactMap { UUID(uuidString: String($0.dropFirst(prefix.count))) }
    }

    /// A text of several lines, with line breaks as everywhere but in forms.
    func lines(_ name: String) -> String { (values[name] ?? "").replacing("\r\n", with: "\n") }

    /// A text of words that spaces, commas or line breaks part.
    func words(_ name: String) -> [String] {
        self[name].split { $0.isWhitespace || $0 == "," }.map(String.init)
    }

    /// What was sent but the proof of where it comes from, to be sent once more.
    var fields: [(name: String, text: String)] {
        values.filter { $0.key != Self.tokenField }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The version of what the form's page has shown. Who saves a thing as a whole without saying which they have seen would put
    /// it over whatever somebody else has just saved.
    var versions: Set<Int64> {
        get throws(Failure) {
            guard let version = Int64(self["version"]) else { throw .notAForm }
            return [version]
        }
    }

    /// What the form says of it when it is shown again: who has read that somebody was faster may go on.
    func version(after problem: FormProblem?, current: Int64?) -> String {
        guard problem?.isOutdated == true, let current else { return self["version"] }
        return String(current)
    }

    /// The same with another field.
    func with(_ name: String, _ text: String) -> ConsoleForm {
        ConsoleForm(values: values.merging([name: text]) { $1 })
    }

    /// As the audit log keeps it.
    var json: JSONValue {
        .object(
            JSONObject(fields.map { ($0.name, .string($0.text)) }))
    }
}

extension Failure {
    static let notAForm = Failure(
        .badRequest, code: "not_a_form", detail: "What was sent is no form of this page. Go back and try again.")

    static func formTooLong(limit: Int) -> Failure {
        Failure(
            .contentTooLarge, code: "form_too_long",
            detail:
                "That is more than this form takes, which is \(ByteCount.text(Int64(limit))). Shorten it and send it again."
        )
    }

    static let foreignForm = Failure(
        .forbidden, code: "foreign_form",
        detail: "This form did not come from a page of this session. Reload the page and send it again.")

    static let ownersOnly = Failure(
        .forbidden, code: "owners_only", detail: "Only an owner says who uses the console. Ask one.")

    static let roleForbids = Failure(
        .forbidden, code: "role_forbids", detail: "Your role lets you look and not change. Ask an owner or an admin.")
}
