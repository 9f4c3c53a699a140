import Hummingbird
import JSON
import Web

extension Request {
    /// The largest body of an admin request in bytes.
    private static let bodyLimit = 256 << 10

    /// The members of the JSON object in the body.
    func members() async throws -> BodyMembers {
        BodyMembers(try await object(upTo: Self.bodyLimit, mediaTypes: .json))
    }

    /// For bodies of which every member may be left out: no body is as good as `{}`.
    func membersIfAny() async throws -> BodyMembers {
        BodyMembers(try await objectIfAny(upTo: Self.bodyLimit, mediaTypes: .json) ?? [:])
    }
}
