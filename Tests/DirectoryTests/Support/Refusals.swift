import SCIM
import Testing

/// Expects the body to be refused with a status and, where one applies, a keyword.
func expectRefusal(
    _ status: Int, _ type: SCIMErrorType? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async throws {
    let error = try await #require(throws: SCIMError.self, sourceLocation: sourceLocation) { try await body() }
    #expect(error.status == status, sourceLocation: sourceLocation)
    #expect(error.type == type, sourceLocation: sourceLocation)
}
