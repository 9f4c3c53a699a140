/// One member of a JSON object.
struct JSONMember: Sendable, Hashable {
    let name: String
    var value: JSONValue
}
