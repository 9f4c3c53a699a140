import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import Testing

/// Every request of the identity providers, put to the surface over sockets and Postgres.
@Suite struct ProviderDialogueTests {
    @Test func findsTheDialogues() {
        #expect(ProviderDialogue.all.count >= 58)
    }

    @Test(arguments: ProviderDialogue.all)
    func answersAsTheProviderNeeds(dialogue: ProviderDialogue) async throws {
        try await SCIMWorld.run { world in
            var ids: [String: String] = [:]
            for (index, exchange) in dialogue.exchanges.enumerated() {
                try await Self.play(exchange, "exchange \(index)", in: world, &ids)
            }
        }
    }

    private static func play(
        _ exchange: ProviderDialogue.Exchange, _ place: String, in world: SCIMWorld, _ ids: inout [String: String]
    ) async throws {
        let sent = filled(.object(exchange.document), ids)
        let line = (sent["send"]?.stringValue ?? "").split(separator: " ", maxSplits: 1).map(String.init)
        let method = try #require(line.first.flatMap { HTTPRequest.Method(rawValue: $0) })
        let target = try #require(line.last) + encoded(sent["query"]?.objectValue ?? [:])
        let headers = exchange.headers
        let answer = try await world.send(
            method, target, sent["body"], headers: headers,
            token: headers[.authorization] == nil ? world.token : nil)
        let text = String(buffer: answer.body)
        #expect(.integer(Int64(answer.status.code)) == exchange.status, "\(place): \(method) \(target): \(text)")
        let body: JSONValue = text.isEmpty ? .null : .object(try answer.object())
        if let name = exchange.name, let id = body["id"]?.stringValue { ids[name] = id }
        let expected = filled(.object(exchange.document), ids)
        if let wanted = expected["answer"] {
            #expect(difference(body, wanted, at: "answer") == nil, "\(place): \(method) \(target): \(text)")
        }
        for path in exchange.absent { #expect(value(at: path, in: body) == nil, "\(place): \(path) in \(text)") }
        for (name, value) in expected["fields"]?.objectValue ?? [:] {
            let field = HTTPField.Name(name).flatMap { answer.headers[$0] }
            #expect(field == value.stringValue, "\(place): \(name)")
        }
    }

    /// With ids in the place of their names.
    private static func filled(_ value: JSONValue, _ ids: [String: String]) -> JSONValue {
        switch value {
        case .string(let text):
            .string(ids.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) })
        case .array(let elements): .array(elements.map { filled($0, ids) })
        case .object(let object): .object(JSONObject(object.map { ($0.name, filled($0.value, ids)) }))
        default: value
        }
    }

    private static func encoded(_ query: JSONObject) -> String {
        let pairs = query.map { member in
            let bytes = (member.value.stringValue ?? "").utf8.map { byte in
                "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
            return member.name + "=" + bytes.joined()
        }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    /// Where the value lacks something that it must hold; nil when it holds all.
    private static func difference(_ value: JSONValue?, _ wanted: JSONValue, at place: String) -> String? {
        switch (value, wanted) {
        case (.object(let object)?, .object(let members)):
            members.compactMap { difference(object[$0.name], $0.value, at: "\(place).\($0.name)") }.first
        case (.array(let elements)?, .array(let others)):
            elements.count != others.count
                ? place
                : zip(elements, others).enumerated().compactMap { index, pair in
                    difference(pair.0, pair.1, at: "\(place).\(index)")
                }.first
        default: value == wanted ? nil : place
        }
    }

    private static func value(at path: String, in body: JSONValue) -> JSONValue? {
        let names = path.hasPrefix("urn:") ? [path[...]] : path.split(separator: ".", omittingEmptySubsequences: true)
        return names.reduce(JSONValue?.some(body)) { value, name in
            if let index = Int(name) { value?.arrayValue?.dropFirst(index).first } else { value?[String(name)] }
        }
    }
}
