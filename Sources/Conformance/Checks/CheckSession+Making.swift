import JSON
import SCIM

extension CheckSession {
    /// The body of a user whom nobody can take for a person, with what the server knows and demands.
    func person(_ more: JSONObject = [:]) -> JSONObject {
        let name = nextName()
        let address = "\(name)@\(TestNames.domain)"
        var body: JSONObject = [
            "schemas": [.string(URN.user)], "userName": .string(address), "externalId": .string(name), "active": true,
        ]
        let usual: JSONObject = [
            "name": ["givenName": "Rollcall", "familyName": "Conformance"], "displayName": .string(name),
            "emails": [["value": .string(address), "type": "work", "primary": true]],
        ]
        for (name, value) in usual where facts.has(name, in: URN.user) { body[name] = value }
        let known = Set(body.names)
        return body.merging(facts.demanded(in: URN.user, besides: known)).merging(more)
    }

    /// A new user; a server that makes none leaves the check without a verdict, for another check is about that.
    func createUser(_ more: JSONObject = [:]) async throws -> Made {
        try await prepared("/Users", person(more), name: "userName")
    }

    /// A new group with these users in it.
    func createGroup(_ members: [Made] = [], _ more: JSONObject = [:]) async throws -> Made {
        try await prepared("/Groups", group(members, more), name: "displayName")
    }

    func group(_ members: [Made] = [], _ more: JSONObject = [:]) -> JSONObject {
        var body: JSONObject = ["schemas": [.string(URN.group)], "displayName": .string(nextName())]
        if !members.isEmpty { body["members"] = .array(members.map { ["value": .string($0.id)] }) }
        return body.merging(more)
    }

    private func prepared(_ endpoint: String, _ body: JSONObject, name: String) async throws -> Made {
        let reply = try await post(endpoint, body, name: name)
        guard (200..<300).contains(reply.status), let resource = try? reply.object(), let id = resource.text("id")
        else {
            throw CheckSkip(
                "POST \(endpoint) answered \(reply.status) and no resource, so what it needs could not be made",
                isBlocked: true)
        }
        return Made(id: id, endpoint: endpoint, resource: resource, reply: reply)
    }

    /// The resource as the server has it now.
    func read(_ made: Made) async throws -> (reply: Reply, resource: JSONObject) {
        let reply = try await get(made.path)
        try reply.require(status: 200, advice: "Serve a resource at its id as long as it exists.")
        return (reply, try reply.object())
    }

    /// The list that a filter gives.
    func search(_ endpoint: String, _ filter: String, _ more: KeyValuePairs<String, String> = [:]) async throws
        -> (reply: Reply, page: ListPage)
    {
        let reply = try await get(QueryText.target(endpoint, ["filter": filter]) + Self.tail(more))
        return (reply, try reply.list())
    }

    private static func tail(_ parameters: KeyValuePairs<String, String>) -> String {
        parameters.map { "&\($0.key)=\(QueryText.encoded($0.value))" }.joined()
    }
}
