import JSON
import SCIM
import Testing

@Suite struct DiscoveryDocumentsTests {
    private static let documents = DiscoveryDocuments(baseURL: "https://scim.test/t/acme/scim/v2")

    /// E42.
    @Test func noDocumentHoldsANull() {
        let all = [Self.documents.schemas, Self.documents.resourceTypes, Self.documents.serviceProviderConfig]
        for document in all { #expect(!document.serialized().contains("null")) }
    }

    @Test func listsAreListResponses() {
        for document in [Self.documents.schemas, Self.documents.resourceTypes] {
            #expect(document["schemas"] == [.string(URN.listResponse)])
            let count = document["Resources"]?.arrayValue.map { JSONValue.integer(Int64($0.count)) }
            #expect(document["totalResults"] == count)
            #expect(document["itemsPerPage"] == count)
        }
    }

    @Test func schemasSatisfyTheSchemaOfSchemas() throws {
        let schemas = try #require(Self.documents.schemas["Resources"]?.arrayValue)
        #expect(schemas.count == 6)
        for schema in schemas {
            let id = try #require(schema["id"]?.stringValue)
            #expect(schema["meta"]?["location"] == .string("https://scim.test/t/acme/scim/v2/Schemas/\(id)"))
            #expect(schema["meta"]?["resourceType"] == "Schema")
            for attribute in try #require(schema["attributes"]?.arrayValue) {
                for required in SchemaDefinition.schema.attributes["attributes"]?.subAttributes ?? []
                where required.isRequired {
                    #expect(attribute[required.name] != nil)
                }
            }
        }
    }

    @Test func findsOneSchemaInAnyCase() {
        #expect(Self.documents.schema(URN.user.uppercased())?["id"] == .string(URN.user))
        #expect(Self.documents.schema("urn:nonsense") == nil)
    }

    @Test func resourceTypesNameTheirSchemas() throws {
        let user = try #require(Self.documents.resourceType("User"))
        #expect(user["endpoint"] == "/Users")
        #expect(user["schemaExtensions"] == [["schema": .string(URN.enterpriseUser), "required": false]])
        #expect(user["meta"]?["location"] == "https://scim.test/t/acme/scim/v2/ResourceTypes/User")
        #expect(Self.documents.resourceType("Group")?["schemaExtensions"] == nil)
        #expect(Self.documents.resourceType("Nonsense") == nil)
    }

    /// RFC 7643 §5.
    @Test func configurationTellsWhatIsSupported() {
        let document = Self.documents.serviceProviderConfig
        for name in ["patch", "bulk", "filter", "sort", "etag"] { #expect(document[name]?["supported"] == true) }
        #expect(document["changePassword"]?["supported"] == false)
        #expect(document["filter"]?["maxResults"] == 1000)
        let schemes = document["authenticationSchemes"]?.arrayValue ?? []
        #expect(schemes.map { $0["type"]?.stringValue } == ["oauthbearertoken", "oauth2"])
        #expect(schemes.filter { $0["primary"] == true }.count == 1)
        #expect(document["pagination"]?["cursor"] == true)
        #expect(document["meta"]?["location"] == "https://scim.test/t/acme/scim/v2/ServiceProviderConfig")
    }
}
