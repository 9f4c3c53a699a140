import Directory
import HTTPTypes
import JSON
import SCIM

extension SCIMWorld {
    static let deviceURN = "urn:example:params:scim:schemas:acme:2.0:Device"
    static let warrantyURN = "urn:example:params:scim:schemas:extension:acme:2.0:Warranty"

    /// Makes the type `Device` at `/Devices`: before the first request, so that no credential with the old revision is
    /// remembered.
    func makeDevices(warrantyIsRequired: Bool = false) async throws {
        let core = """
            {"id":"\(Self.deviceURN)","name":"Device","attributes":[
             {"name":"serial","required":true,"caseExact":true},{"name":"model"},
             {"name":"cores","type":"integer"},{"name":"pin","mutability":"writeOnly"},
             {"name":"note","returned":"request"},{"name":"asset","mutability":"immutable"},
             {"name":"ports","type":"complex","multiValued":true,"subAttributes":[
              {"name":"value"},{"name":"type"},{"name":"primary","type":"boolean"}]}]}
            """
        let warranty = """
            {"id":"\(Self.warrantyURN)","attributes":[{"name":"until","type":"dateTime","required":true},{"name":"by"}]}
            """
        for text in [core, warranty] {
            let definition = try SchemaDefinition(document: JSONParser.parse(text).objectValue ?? [:])
            _ = try await schemas.create(definition, extending: nil, for: tenant)
        }
        let type = ResourceType(
            name: "Device", endpoint: "/Devices", description: "What people work with.", schema: Self.deviceURN,
            extensions: [.init(schema: Self.warrantyURN, isRequired: warrantyIsRequired)])
        _ = try await types.create(type, for: tenant)
    }

    static func device(_ serial: String, _ more: JSONObject = [:]) -> JSONValue {
        var body: JSONObject = ["schemas": [.string(deviceURN)], "serial": .string(serial)]
        for (name, value) in more { body[name] = value }
        return .object(body)
    }

    func createDevice(_ serial: String, _ more: JSONObject = [:]) async throws -> JSONObject {
        try await send(.post, "/Devices", Self.device(serial, more)).object()
    }

    static func patch(_ operations: JSONValue...) -> JSONValue {
        ["schemas": [.string(URN.patchOp)], "Operations": .array(operations)]
    }
}
