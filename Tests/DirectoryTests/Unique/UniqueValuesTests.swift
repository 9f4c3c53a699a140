import JSON
import Postgres
import SCIM
import Testing

@testable import Directory

@Suite struct UniqueValuesTests {
    private static let urn = "urn:example:Core"

    private static func values(_ attributes: String, _ document: JSONObject) throws -> [Bind] {
        let text = #"{"id":"\#(urn)","attributes":[\#(attributes)]}"#
        let core = try SchemaDefinition(document: JSONParser.parse(text).objectValue ?? [:])
        let type = ResourceType(name: "Thing", endpoint: "/Things", description: "", schema: urn)
        return UniqueValues(document, of: ResourceSchema(type, core: core, extensions: [])).binds
    }

    @Test(
        arguments: [
            (#"{"name":"a","uniqueness":"server"}"#, ["a": "Ab"], ["a"], ["ab"]),
            (#"{"name":"a","uniqueness":"server","caseExact":true}"#, ["a": "Ab"], ["a"], ["Ab"]),
            (#"{"name":"a","type":"integer","uniqueness":"server"}"#, ["a": 7], ["a"], ["7"]),
            (
                #"{"name":"a","multiValued":true,"uniqueness":"server"}"#, ["a": ["b", "B", "a"]], ["a", "a"],
                ["a", "b"]
            ),
            (
                #"{"name":"a","type":"complex","subAttributes":[{"name":"b","uniqueness":"server"},{"name":"c"}]}"#,
                ["a": ["b": "x", "c": "y"]], ["a.b"], ["x"]
            ),
            (
                #"{"name":"a","type":"complex","multiValued":true,"subAttributes":[{"name":"b","uniqueness":"server"}]}"#,
                ["a": [["b": "x"], [:], ["b": "w"]]], ["a.b", "a.b"], ["w", "x"]
            ),
            (#"{"name":"a"}"#, ["a": "x"], [], []),
            (#"{"name":"a","uniqueness":"server"}"#, ["b": "x"], [], []),
        ] as [(String, JSONObject, [String], [String])])
    func areWhatCountsOfTheDocument(
        _ attributes: String, _ document: JSONObject, _ names: [String], _ keys: [String]
    ) throws {
        let binds = try Self.values(attributes, document)
        #expect(binds == [.texts(names.map { "urn:example:core:\($0)" }), .texts(keys)])
    }
}
