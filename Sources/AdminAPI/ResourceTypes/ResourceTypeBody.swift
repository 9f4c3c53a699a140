import Directory
import Hummingbird
package import JSON
package import SCIM
import Web

/// The body of a POST or PUT of a resource type: the document of RFC 7643 §6.
///
/// What an answer adds to that may be sent back; it has no effect.
package struct ResourceTypeBody: Sendable {
    /// In bytes.
    private static let limit = 64 << 10

    package let type: ResourceType

    init(_ request: Request) async throws {
        try self.init(document: try await request.object(upTo: Self.limit, mediaTypes: .json))
    }

    /// Throws ``ResourceTypeRefusal/invalid(_:)``.
    package init(document: JSONObject) throws {
        var document = document
        for name in ["version", "created_at", "updated_at"] { document.removeValue(name) }
        do throws(SchemaFault) {
            type = try ResourceType(document: document)
        } catch {
            throw ResourceTypeRefusal.invalid(error)
        }
    }
}
