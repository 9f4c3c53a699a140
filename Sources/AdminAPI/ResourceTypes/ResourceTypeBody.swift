import Directory
import Hummingbird
import JSON
import SCIM
import Web

/// The body of a POST or PUT of a resource type: the document of RFC 7643 §6.
///
/// What an answer adds to that may be sent back; it has no effect.
struct ResourceTypeBody {
    /// In bytes.
    private static let limit = 64 << 10

    let type: ResourceType

    init(_ request: Request) async throws {
        var document = try await request.object(upTo: Self.limit, mediaTypes: .json)
        for name in ["version", "created_at", "updated_at"] { document.removeValue(name) }
        do throws(SchemaFault) {
            type = try ResourceType(document: document)
        } catch {
            throw ResourceTypeRefusal.invalid(error)
        }
    }
}
