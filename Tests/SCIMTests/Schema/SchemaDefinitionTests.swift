import JSON
import SCIM
import Testing

@Suite struct SchemaDefinitionTests {
    @Test(arguments: SchemaRegistry.standard.schemas)
    func namesAreUniqueInAnyCase(schema: SchemaDefinition) {
        func check(_ attributes: AttributeList) {
            #expect(Set(attributes.map { $0.name.lowercased() }).count == attributes.count)
            for attribute in attributes {
                #expect(!attribute.description.isEmpty)
                #expect((attribute.type == .complex) == !attribute.subAttributes.isEmpty)
                check(attribute.subAttributes)
            }
        }
        check(schema.attributes)
    }

    /// RFC 7643 §4.1.
    @Test func userHasEveryAttributeOfTheRFC() {
        let names = """
            userName name displayName nickName profileUrl title userType preferredLanguage locale timezone active password \
            emails phoneNumbers ims photos addresses groups entitlements roles x509Certificates
            """
        #expect(SchemaDefinition.user.attributes.map(\.name) == names.split(separator: " ").map(String.init))
        #expect(
            SchemaDefinition.enterpriseUser.attributes.map(\.name) == [
                "employeeNumber", "costCenter", "organization", "division", "department", "manager",
            ])
        #expect(SchemaDefinition.group.attributes.map(\.name) == ["displayName", "members"])
    }

    /// RFC 7643 §4.1.1, §3.1, §7.
    @Test func characteristicsAreThoseOfTheRFC() throws {
        let user = SchemaRegistry.standard.user
        let userName = try #require(user.attribute("USERNAME"))
        #expect(userName.isRequired && !userName.isCaseExact && userName.uniqueness == .server)
        let password = try #require(user.attribute("password"))
        #expect(password.mutability == .writeOnly && password.returned == .never)
        let id = try #require(user.attribute("id"))
        #expect(id.isCaseExact && id.returned == .always && id.mutability == .readOnly)
        #expect(try #require(user.attribute("externalId")).isCaseExact)
        #expect(try #require(user.attribute("groups")).mutability == .readOnly)
        let members = try #require(SchemaRegistry.standard.group.attribute("members"))
        #expect(members.subAttribute("value")?.mutability == .immutable)
    }

    @Test func aTenantCanHaveItsOwnExtensions() throws {
        let urn = "urn:example:acme:2.0:User"
        let acme = SchemaDefinition(
            id: urn, name: "Acme", description: "Acme.", attributes: [.string("tier", "The tier.")])
        let registry = SchemaRegistry(userExtensions: [.enterpriseUser, acme], groupExtensions: [])
        let validated = try ResourceValidator(registry.user).validate([
            "schemas": [.string(URN.user)], "userName": "a", "urn:example:acme:2.0:User": ["TIER": "gold", "other": 1],
        ])
        #expect(validated.resource[urn] == ["tier": "gold"])
        #expect(validated.resource["schemas"] == [.string(URN.user), .string(urn)])
        #expect(registry.resourceTypes.first?.extensions.map(\.schema) == [URN.enterpriseUser, urn])
    }
}
