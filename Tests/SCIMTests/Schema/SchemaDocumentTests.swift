import JSON
import Testing

@testable import SCIM

@Suite struct SchemaDocumentTests {
    private static let urn = "urn:example:params:scim:schemas:extension:acme:2.0:User"

    private static func parse(_ text: String) throws -> SchemaDefinition {
        try SchemaDefinition(document: JSONParser.parse(text).objectValue ?? [:])
    }

    private static func parse(attribute: String) throws -> AttributeDefinition {
        try #require(try parse(#"{"id":"\#(urn)","attributes":[\#(attribute)]}"#).attributes.first)
    }

    @Test func everyCharacteristicIsRead() throws {
        let definition = try Self.parse(
            attribute: """
                {"name":"badge","type":"complex","multiValued":true,"description":"A badge.","required":true,
                 "mutability":"immutable","returned":"request","subAttributes":[
                 {"name":"value","type":"binary"},{"name":"$ref","type":"reference","referenceTypes":["User"]},
                 {"name":"kind","caseExact":true,"canonicalValues":["a","b"],"returned":"always"}]}
                """)
        #expect(definition.isMultiValued && definition.isRequired)
        #expect(definition.mutability == .immutable && definition.returned == .request)
        let parts = definition.subAttributes
        #expect(parts.map(\.type) == [.binary, .reference, .string])
        #expect(parts.map(\.isCaseExact) == [true, true, true])
        #expect(parts[1].referenceTypes == ["User"] && parts[2].canonicalValues == ["a", "b"])
        #expect(parts[2].returned == .always)
    }

    @Test func whatIsShownCanBeSentBack() throws {
        let shown = SchemaDefinition.enterpriseUser.attributes.map { JSONValue.object($0.document) }
        let again = try SchemaDefinition(document: ["id": .string(Self.urn), "attributes": .array(shown)])
        #expect(again.attributes.map(\.document) == SchemaDefinition.enterpriseUser.attributes.map(\.document))
    }

    @Test(arguments: [
        (#"{"name":"1st"}"#, "/attributes/0/name"), (#"{"name":"a.b"}"#, "/attributes/0/name"),
        (#"{"type":"string"}"#, "/attributes/0/name"), (#"{"name":"a","type":"text"}"#, "/attributes/0/type"),
        (#"{"name":"a","multivalued":true}"#, "/attributes/0/multivalued"),
        (#"{"name":"a","required":"true"}"#, "/attributes/0/required"),
        (#"{"name":"a"},{"name":"A"}"#, "/attributes/1/name"),
        (#"{"name":"a","type":"complex"}"#, "/attributes/0/subAttributes"),
        (#"{"name":"a","subAttributes":[{"name":"b"}]}"#, "/attributes/0/subAttributes"),
        (
            #"{"name":"a","type":"complex","subAttributes":[{"name":"b","type":"complex"}]}"#,
            "/attributes/0/subAttributes/0/type"
        ),
        (#"{"name":"a","mutability":"writeOnly","returned":"always"}"#, "/attributes/0/returned"),
        (#"{"name":"a","mutability":"readOnly","required":true}"#, "/attributes/0/required"),
        (#"{"name":"a","uniqueness":"global"}"#, "/attributes/0/uniqueness"),
        (#"{"name":"a","type":"boolean","uniqueness":"server"}"#, "/attributes/0/uniqueness"),
        (#"{"name":"a","mutability":"writeOnly","uniqueness":"server"}"#, "/attributes/0/uniqueness"),
        (#"{"name":"a","canonicalValues":["x","x"]}"#, "/attributes/0/canonicalValues"),
        (#""a""#, "/attributes/0"), ("", "/attributes"),
    ])
    func aFaultIsNamedWhereItIs(_ attributes: String, _ pointer: String) {
        let fault = #expect(throws: SchemaFault.self) {
            try Self.parse(#"{"id":"\#(Self.urn)","attributes":[\#(attributes)]}"#)
        }
        #expect(fault?.pointer == pointer)
    }

    @Test(arguments: [
        "", "acme", "urn:a", "urn:a:b c", "urn:a::b", URN.user, URN.enterpriseUser.uppercased(), URN.listResponse,
        "urn:ietf:params:scim:schemas:core:2.0:Device",
    ])
    func aURNIsWellFormedAndFree(_ urn: String) {
        let fault = #expect(throws: SchemaFault.self) {
            try Self.parse(#"{"id":"\#(urn)","attributes":[{"name":"a"}]}"#)
        }
        #expect(fault?.pointer == "/id")
    }

    @Test func aSchemaHasBounds() {
        let many = (0...SchemaDefinition.maximumAttributes).map { #"{"name":"a\#($0)"}"# }.joined(separator: ",")
        #expect(throws: SchemaFault.self) { try Self.parse(attribute: many) }
    }

    @Test func whatIsKeptBackIsNotShown() throws {
        let own = try Self.parse(
            """
            {"id":"\(Self.urn)","attributes":[{"name":"open"},{"name":"asked","returned":"request"},
             {"name":"hidden","returned":"never"},
             {"name":"both","type":"complex","subAttributes":[{"name":"a"},{"name":"b","returned":"never"}]}]}
            """)
        let schema = ResourceSchema(.user, core: .user, extensions: [own])
        let resource: JSONObject = [
            "id": "1",
            Self.urn: ["open": "o", "asked": "r", "hidden": "h", "both": ["a": "1", "b": "2"]],
        ]
        let standard = Projection(for: schema)
        #expect(!standard.isIdentity && standard.isStandard)
        #expect(standard.apply(to: resource)[Self.urn] == ["open": "o", "both": ["a": "1"]])
        let named = try Projection(
            attributes: "\(Self.urn):asked,\(Self.urn):hidden,\(Self.urn):both.b", excludedAttributes: nil, for: schema)
        #expect(named.apply(to: resource)[Self.urn] == ["asked": "r"])
    }
}
