import Directory
import FoundationEssentials
import Hummingbird
import NIOCore
import SCIM
import Web

/// A resource on its way to a client: whole, or page by page of its references when those are too many to be held.
struct ListedResource: Sendable {
    let endpoint: ResourceEndpoint
    let resource: StoredResource
    let projection: Projection

    var isSentByPages: Bool { resource.hasMoreReferences }

    /// A failure half-way ends the connection before the body's end, which tells the client that it has only a part.
    func body(in context: TenantContext) -> ResponseBody {
        ResponseBody { writer in
            try await write(to: &writer, in: context)
            try await writer.finish(nil)
        }
    }

    /// One page of references is held at a time: the next is read when the client has taken the last.
    func write(to writer: inout any ResponseBodyWriter, in context: TenantContext) async throws {
        let base = context.baseURL
        guard isSentByPages else {
            return try await writer.write(ByteBuffer(bytes: try resource.serializedBytes(at: base, projection)))
        }
        try await writer.write(ByteBuffer(bytes: try resource.openingBytes(at: base, projection)))
        var isFirst = resource.references?.isEmpty ?? true
        var after = resource.references?.last?.id ?? UUID.least
        var hasMore = true
        while hasMore {
            let page = try await endpoint.store.references(of: resource.id, after: after, by: context.provisioner)
            let bytes = resource.bytes(of: page.members, isFirst: isFirst, at: base, projection)
            try await writer.write(ByteBuffer(bytes: bytes))
            after = page.members.last?.id ?? after
            isFirst = isFirst && page.members.isEmpty
            hasMore = page.hasMore
        }
        try await writer.write(ByteBuffer(bytes: StoredResource.closingBytes))
    }
}

extension Response {
    /// The list, as a whole where its resources are.
    static func scim(_ list: ListResponse, _ resources: [ListedResource], in context: TenantContext) throws -> Response
    {
        guard resources.contains(where: \.isSentByPages) else {
            let texts = try resources.map {
                String(decoding: try $0.resource.serializedBytes(at: context.baseURL, $0.projection), as: UTF8.self)
            }
            return .scim(list.serializedBytes(resources: texts))
        }
        return .scim(
            ResponseBody { writer in
                try await writer.write(ByteBuffer(bytes: list.openingBytes(count: resources.count)))
                for (index, resource) in resources.enumerated() {
                    if index > 0 { try await writer.write(ByteBuffer(string: ",")) }
                    try await resource.write(to: &writer, in: context)
                }
                try await writer.write(ByteBuffer(bytes: StoredResource.closingBytes))
                try await writer.finish(nil)
            }, status: .ok, headers: [:])
    }
}
