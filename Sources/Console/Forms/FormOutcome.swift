import Hummingbird
import JSON

/// What came of something that a form asked for.
struct FormOutcome<Value: Sendable>: Sendable {
    let value: Value
    /// As the audit log keeps it.
    let status: Int
    /// What was made, where that had no id before.
    let subject: String?
    /// What there is now, as the admin API would answer.
    let after: JSONObject?

    init(_ value: Value, status: Int = 200, subject: String? = nil, after: JSONObject? = nil) {
        (self.value, self.status, self.subject, self.after) = (value, status, subject, after)
    }
}

extension FormOutcome<Response> {
    /// The page that says what came of it.
    static func shown(_ response: Response, subject: String? = nil, after: JSONObject? = nil) -> Self {
        Self(response, status: response.status.code, subject: subject, after: after)
    }

    /// It was done, and the browser goes on to a page of the tenant that says so.
    static func redirected(
        to path: String, done: DoneMessage, subject: String? = nil, after: JSONObject? = nil
    ) -> Self {
        shown(.redirected(to: path, done: done), subject: subject, after: after)
    }

    /// It was done, and the browser goes on to a page that says so.
    static func done(
        _ word: OperatorDone.Word, count: Int? = nil, at path: String, subject: String? = nil, after: JSONObject? = nil
    ) -> Self {
        let response = Response.redirected(to: path, done: OperatorDone(word, count: count))
        return Self(response, status: response.status.code, subject: subject, after: after)
    }
}

extension Response {
    /// After an operator's form.
    static func redirected(to path: String, done: OperatorDone) -> Response {
        redirected(to: path + (path.contains("?") ? "&" : "?") + "done=\(done.text)")
    }
}
