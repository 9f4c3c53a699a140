import HTTPTypes
import Testing

@testable import SCIMAPI

struct SCIMOperationTests {
    @Test(arguments: [
        ("GET", "/Users", SCIMOperation.list), ("POST", "/Users", .create), ("GET", "/Users/{id}", .read),
        ("PUT", "/Groups/{id}", .replace), ("PATCH", "/Groups/{id}", .patch), ("DELETE", "/{endpoint}/{id}", .delete),
        ("POST", "/.search", .search), ("POST", "/Users/.search", .search), ("POST", "/Bulk", .bulk),
        ("GET", "/Schemas/{urn}", .discover), ("GET", "/ServiceProviderConfig", .discover), ("GET", "/Me", .read),
        ("DELETE", "/Users", .other), ("POST", "/Users/{id}", .other),
    ])
    func aRouteSaysWhatIsAskedFor(_ method: String, _ path: String, _ operation: SCIMOperation) throws {
        let method = try #require(HTTPRequest.Method(rawValue: method))
        #expect(SCIMOperation(method, "/t/{tenant}/scim/v2" + path) == operation)
    }

    @Test func aPathThatMatchesNothingIsOther() {
        #expect(SCIMOperation(.get, "") == .other)
    }

    @Test(arguments: [
        (200, "success"), (304, "success"), (401, "unauthorized"), (403, "unauthorized"), (404, "client_error"),
        (429, "throttled"), (500, "server_error"), (503, "server_error"),
    ])
    func aStatusSaysWhoseFaultItIs(_ status: Int, _ outcome: String) {
        #expect(SCIMMetrics.outcome(of: status) == outcome)
    }
}
