import Web

/// Which addresses the page of mail preferences shows, as its URL says.
struct ContactSearch: Sendable {
    /// A part of a contact's address.
    var text = ""
    /// The whole of one that bounces.
    var bounced = ""

    init() {}

    init(_ query: Query) {
        (text, bounced) = (query.text("q"), query.text("bounced"))
    }

    var parameters: [(String, String)] { [("q", text), ("bounced", bounced)] }
}
