import JSON
import Testing

@testable import SCIM

/// What is required is there, whichever request brought the resource about (RFC 7643 §2.2).
@Suite struct RequiredTests {
    private static let core = "urn:example:Core"
    private static let more = "urn:example:More"

    private static func schema(extensionIsRequired: Bool) throws -> ResourceSchema {
        func definition(_ urn: String, _ attributes: String) throws -> SchemaDefinition {
            try SchemaDefinition(
                document: JSONParser.parse(#"{"id":"\#(urn)","attributes":[\#(attributes)]}"#).objectValue ?? [:])
        }
        let type = ResourceType(
            name: "Thing", endpoint: "/Things", description: "", schema: core,
            extensions: [.init(schema: more, isRequired: extensionIsRequired)])
        return ResourceSchema(
            type,
            core: try definition(
                core,
                """
                {"name":"serial","required":true},{"name":"tags","multiValued":true},
                {"name":"ports","type":"complex","multiValued":true,"subAttributes":[
                 {"name":"kind","required":true},{"name":"note"},{"name":"key","mutability":"writeOnly"}]},
                {"name":"maker","type":"complex","subAttributes":[{"name":"name","required":true},{"name":"site"}]},
                {"name":"vault","type":"complex","returned":"never","subAttributes":[{"name":"value"}]}
                """),
            extensions: [try definition(more, #"{"name":"until","required":true},{"name":"by"}"#)])
    }

    private static func body(_ members: JSONObject) -> JSONObject {
        var body: JSONObject = ["schemas": [.string(core)], "serial": "S1"]
        for (name, value) in members { body[name] = value }
        return body
    }

    @Test(
        arguments: [
            (["serial": .null], "serial is required."), (["serial": ""], "serial is required."),
            (["ports": [["kind": "a"], ["note": "n"]]], "ports.kind is required."),
            (["maker": ["site": "Oslo"]], "maker.name is required."),
            ([more: ["by": "x"]], "urn:example:More:until is required."),
        ] as [(JSONObject, String)])
    func ofABody(_ members: JSONObject, _ detail: String) throws {
        let validator = ResourceValidator(try Self.schema(extensionIsRequired: false))
        #expect(throws: SCIMError.invalidValue(detail)) { try validator.validate(Self.body(members)) }
        _ = try validator.validate(Self.body(["ports": [["kind": "a"]], "maker": ["name": "x"]]))
    }

    @Test func ofAnExtensionThatTheTypeRequires() throws {
        let schema = try Self.schema(extensionIsRequired: true)
        let validator = ResourceValidator(schema)
        for members: JSONObject in [[:], [Self.more: [:]], [Self.more: .null]] {
            #expect(throws: SCIMError.invalidValue("The extension urn:example:More is required.")) {
                try validator.validate(Self.body(members))
            }
        }
        let whole = try validator.validate(Self.body([Self.more: ["until": "2030"]])).resource
        #expect(throws: SCIMError.mutability("The extension urn:example:More is required.")) {
            try Self.patched(whole, schema, ["op": "remove", "path": .string(Self.more)])
        }
    }

    /// What was there can't be taken away; what was never there is missing.
    @Test func ofAPatch() throws {
        let schema = try Self.schema(extensionIsRequired: false)
        let bare = try ResourceValidator(schema).validate(Self.body(["maker": ["name": "x"]])).resource
        #expect(throws: SCIMError.mutability("serial is required.")) {
            try Self.patched(bare, schema, ["op": "remove", "path": "serial"])
        }
        #expect(throws: SCIMError.mutability("maker.name is required.")) {
            try Self.patched(
                bare, schema, ["op": "replace", "path": "maker.site", "value": "Oslo"],
                ["op": "remove", "path": "maker.name"])
        }
        #expect(throws: SCIMError.invalidValue("urn:example:More:until is required.")) {
            try Self.patched(bare, schema, ["op": "add", "path": "urn:example:More:by", "value": "x"])
        }
        #expect(throws: SCIMError.invalidValue("ports.kind is required.")) {
            try Self.patched(bare, schema, ["op": "add", "path": "ports", "value": [["note": "n"]]])
        }
    }

    @Test func whatCanOnlyBeWrittenIsNotKept() throws {
        let schema = try Self.schema(extensionIsRequired: false)
        let validated = try ResourceValidator(schema).validate(Self.body(["ports": [["kind": "a", "key": "secret"]]]))
        #expect(validated.resource["ports"] == [["kind": "a"]])
        #expect(validated.coercions.map(\.leniency) == [.passwordDiscarded])
        let patched = try Self.patched(
            validated.resource, schema, ["op": "replace", "path": "ports[kind eq \"a\"].key", "value": "secret"],
            ["op": "add", "path": "ports", "value": [["kind": "b", "key": "secret"]]])
        #expect(patched["ports"] == [["kind": "a"], ["kind": "b"]])
    }

    @Test(arguments: ["vault.value eq \"x\"", "vault[value eq \"x\"]", "vault pr", "ports.key pr", "ports[key pr]"])
    func nobodyAsksAboutWhatIsNeverReturned(_ filter: String) throws {
        let schema = try Self.schema(extensionIsRequired: false)
        #expect { try FilterParser.parse(filter, for: schema) } throws: { ($0 as? SCIMError)?.type == .invalidFilter }
        #expect { try Sort(sortBy: "vault.value", sortOrder: nil, for: schema) } throws: {
            ($0 as? SCIMError)?.type == .invalidPath
        }
    }

    @Test func membersOfAnOwnTypeAreCounted() throws {
        let schema = try Self.schema(extensionIsRequired: false)
        let many = JSONValue.array((0...500).map { .string("t\($0)") })
        #expect(throws: SCIMError.self) { try ResourceValidator(schema).validate(Self.body(["tags": many])) }
    }

    private static func patched(
        _ resource: JSONObject, _ schema: ResourceSchema, _ operations: JSONValue...
    ) throws(SCIMError) -> JSONObject {
        let request = try PatchRequest(
            message: ["schemas": [.string(URN.patchOp)], "Operations": .array(operations)], for: schema)
        return try PatchEngine(schema).apply(request, to: resource).resource
    }
}
