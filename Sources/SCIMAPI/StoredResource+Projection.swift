import Directory
import JSON
import SCIM

extension StoredResource {
    /// The resource as JSON with what the projection leaves of it; nothing is parsed when it leaves everything.
    func bytes(_ projection: Projection, at base: String) throws -> [UInt8] {
        if projection.isIdentity { return serializedBytes(at: base) }
        return projection.apply(to: try resource(at: base)).serializedBytes()
    }
}
