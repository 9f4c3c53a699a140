import Provisioning
import Testing

struct ProvisioningOperationTests {
    @Test(arguments: [
        ("POST", "/t/{tenant}/scim/v2/Users", ProvisioningOperation.create),
        ("POST", "/t/{tenant}/scim/v2/{endpoint}", .create),
        ("POST", "/t/{tenant}/scim/v2/Users/.search", .search),
        ("POST", "/t/{tenant}/scim/v2/.search", .search),
        ("POST", "/t/{tenant}/scim/v2/Bulk", .bulk),
        ("PUT", "/t/{tenant}/scim/v2/Users/{id}", .replace),
        ("PATCH", "/t/{tenant}/scim/v2/Groups/{id}", .update),
        ("DELETE", "/t/{tenant}/scim/v2/Groups/{id}", .delete),
        ("GET", "/t/{tenant}/scim/v2/Users", .search),
        ("GET", "/t/{tenant}/scim/v2/Users/{id}", .read),
        ("HEAD", "/t/{tenant}/scim/v2/Users/{id}", .read),
        ("GET", "/t/{tenant}/scim/v2/Me", .read),
        ("GET", "/t/{tenant}/scim/v2/Schemas", .discovery),
        ("GET", "/t/{tenant}/scim/v2/Schemas/{urn}", .discovery),
        ("GET", "/t/{tenant}/scim/v2/ResourceTypes/{name}", .discovery),
        ("GET", "/t/{tenant}/scim/v2/ServiceProviderConfig", .discovery),
        ("OPTIONS", "/t/{tenant}/scim/v2/{endpoint}", .other),
    ])
    func followsFromMethodAndRoute(_ method: String, _ template: String, _ expected: ProvisioningOperation) {
        #expect(ProvisioningOperation(method: method, template: template) == expected)
    }
}
