import JSON
import SCIM
import Testing

/// RFC 7644 §3.9.
@Suite struct ProjectionTests {
    private static func names(_ attributes: String?, _ excluded: String?) throws(SCIMError) -> [String] {
        try Projection(attributes: attributes, excludedAttributes: excluded, for: Sample.schema)
            .apply(to: Sample.user).names
    }

    @Test(
        arguments: [
            (
                nil, nil,
                "schemas id externalId userName name displayName title active emails \(URN.enterpriseUser) meta"
            ),
            ("userName", nil, "schemas id userName"),
            (" USERNAME , urn:ietf:params:scim:schemas:core:2.0:User:title ", nil, "schemas id userName title"),
            ("id", nil, "schemas id"), ("nonsense", nil, "schemas id"), ("meta.version", nil, "schemas id meta"),
            ("department", nil, "schemas id \(URN.enterpriseUser)"),
            (URN.enterpriseUser, nil, "schemas id \(URN.enterpriseUser)"),
            (
                nil, "emails,name,meta,id,schemas",
                "schemas id externalId userName displayName title active \(URN.enterpriseUser)"
            ),
            (nil, URN.enterpriseUser + ",emails,externalId", "schemas id userName name displayName title active meta"),
            ("", "", "schemas id externalId userName name displayName title active emails \(URN.enterpriseUser) meta"),
        ] as [(String?, String?, String)])
    func keeps(attributes: String?, excluded: String?, names: String) throws {
        #expect(try Self.names(attributes, excluded).joined(separator: " ") == names)
    }

    @Test func keepsParts() throws {
        let kept = try Projection(
            attributes: "emails.value,name.givenName,manager.value", excludedAttributes: nil, for: Sample.schema
        )
        .apply(to: Sample.user)
        #expect(kept["emails"] == [["value": "bjensen@example.com"], ["value": "babs@jensen.org"]])
        #expect(kept["name"] == ["givenName": "Barbara"])
        #expect(kept[URN.enterpriseUser] == ["manager": ["value": "u2"]])
    }

    @Test func dropsParts() throws {
        let kept = try Projection(attributes: nil, excludedAttributes: "emails.type,emails.primary", for: Sample.schema)
            .apply(to: Sample.user)
        #expect(kept["emails"] == [["value": "bjensen@example.com"], ["value": "babs@jensen.org"]])
    }

    @Test func bothAtOnceAreRefused() {
        #expect { try Self.names("userName", "title") } throws: { ($0 as? SCIMError)?.type == .invalidValue }
    }

    /// E21.
    @Test func tellsWhetherMembersAreWanted() throws {
        let schema = Sample.groupSchema
        #expect(Projection(for: schema).includes("members"))
        #expect(Projection(for: schema).isIdentity)
        #expect(try !Projection(attributes: nil, excludedAttributes: "members", for: schema).includes("members"))
        #expect(try !Projection(attributes: "id", excludedAttributes: nil, for: schema).includes("members"))
        #expect(try Projection(attributes: "members.value", excludedAttributes: nil, for: schema).includes("members"))
    }
}
