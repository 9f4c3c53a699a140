import JSON
import SCIM

@testable import Directory

extension World {
    static let badgeURN = "urn:example:params:scim:schemas:extension:acme:2.0:Badge"

    /// Who asks when a schema of the tenant's own with these attributes extends users or groups.
    func extending(_ kind: ResourceKind, _ attributes: String) async throws -> Provisioner {
        let text = #"{"id":"\#(Self.badgeURN)","attributes":[\#(attributes)]}"#
        let definition = try SchemaDefinition(document: JSONParser.parse(text).objectValue ?? [:])
        _ = try await schemas.create(definition, extending: kind, for: tenant)
        let registry = SchemaRegistry(
            userExtensions: [.enterpriseUser] + (kind == .user ? [definition] : []),
            groupExtensions: kind == .group ? [definition] : [])
        return Provisioner(
            tenant: tenant, configurationID: entra.configurationID, requestID: "req-entra", registry: registry)
    }
}
