import Testing

@testable import SCIM

@Suite struct PathResolverTests {
    private static let resolver = PathResolver(schema: SchemaRegistry.standard.user)

    /// RFC 7644 §3.10; E16.
    @Test(arguments: [
        ("USERNAME", AttributePath("userName")),
        ("Name.GIVENname", AttributePath("name", "givenName")),
        ("urn:ietf:params:scim:schemas:core:2.0:User:name.familyName", AttributePath("name", "familyName")),
        ("URN:IETF:params:scim:schemas:core:2.0:user:id", AttributePath("id")),
        (
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
            AttributePath(schema: URN.enterpriseUser, "manager", "value")
        ),
        ("manager.$ref", AttributePath(schema: URN.enterpriseUser, "manager", "$ref")),
        ("meta.lastModified", AttributePath("meta", "lastModified")),
        ("schemas.value", AttributePath("schemas", "value")),
    ])
    func findsTheAttribute(text: String, path: AttributePath) throws {
        #expect(try Self.resolver.attribute(text).path == path)
    }

    @Test(arguments: [
        "", ".", "name.", ".name", "name..x", "name.given.name", "1name", "na me", "name.nonsense", "nonsense", "urn:",
        "urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:core:2.0:User:",
        "urn:ietf:params:scim:schemas:core:2.0:User:department", "urn:ietf:params:scim:schemas:core:2.0:Userx:name",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:userName",
    ])
    func refusesWhatNamesNothing(text: String) {
        #expect(throws: PathResolver.Failure.self) { try Self.resolver.attribute(text) }
    }

    @Test func prefersTheLongestSchema() throws {
        let longer = SchemaDefinition(
            id: URN.enterpriseUser + ":more", name: "More", description: "More.",
            attributes: [.string("department", "d")])
        let schema = ResourceSchema(.user, core: .user, extensions: [.enterpriseUser, longer])
        let resolved = try PathResolver(schema: schema).attribute(longer.id + ":department")
        #expect(resolved.path.schema == longer.id)
    }

    @Test func reportsWhenTheURNIsMissing() throws {
        #expect(try Self.resolver.attribute("department").lacksURN)
        #expect(try !Self.resolver.attribute(URN.enterpriseUser + ":department").lacksURN)
    }
}
