import JSON

/// A test resource that the server has made.
struct Made: Sendable {
    let id: String
    /// `/Users` or `/Groups`.
    let endpoint: String
    /// As the server answered it.
    let resource: JSONObject
    let reply: Reply

    /// Below the SCIM base.
    var path: String { "\(endpoint)/\(QueryText.encoded(id))" }
}
