import Directory
import FoundationEssentials
import Hummingbird
import Logging
import NIOCore
import SCIM
import Web

/// A resource on its way to a client: whole, or page by page of its references when those are too many to be held.
struct ListedResource: Sendable {
    let endpoint: ResourceEndpoint
    let resource: StoredResource
    let projection: Projection

    /// A projection that leaves the references out leaves nothing to be sent by pages.
    var isSentByPages: Bool {
        resource.hasMoreReferences && endpoint.kind.referencesAttribute.map(projection.includes) ?? false
    }

    /// A failure half-way ends the connection before the body's end, which tells the client that it has only a part.
    func body(in context: TenantContext) -> ResponseBody {
        .scim(in: context) { writer in try await write(to: &writer, in: context) }
    }

    /// One page of references is held at a time: the next is read when the client has taken the last.
    func write(to writer: inout any ResponseBodyWriter, in context: TenantContext) async throws {
        let base = context.baseURL
        guard isSentByPages else {
            return try await writer.write(ByteBuffer(bytes: try resource.serializedBytes(at: base, projection)))
        }
        let opening = try resource.openingBytes(at: base, projection)
        try await writer.write(ByteBuffer(bytes: opening))
        var isFirst = opening.last == UInt8(ascii: "[")
        var after = resource.references?.last?.id ?? UUID.least
        var hasMore = true
        while hasMore {
            let page = try await endpoint.store.references(of: resource.id, after: after, by: context.provisioner)
            let bytes = resource.bytes(of: page.members, at: base, projection)
            if !bytes.isEmpty {
                if !isFirst { try await writer.write(ByteBuffer(string: ",")) }
                try await writer.write(ByteBuffer(bytes: bytes))
                isFirst = false
            }
            after = page.members.last?.id ?? after
            hasMore = page.hasMore
        }
        // One that was deleted meanwhile has no more members either, and must not look whole.
        _ = try await endpoint.store.read(resource.id, showing: .none, by: context.provisioner)
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
            .scim(in: context) { writer in
                try await writer.write(ByteBuffer(bytes: list.openingBytes(count: resources.count)))
                for (index, resource) in resources.enumerated() {
                    if index > 0 { try await writer.write(ByteBuffer(string: ",")) }
                    try await resource.write(to: &writer, in: context)
                }
                try await writer.write(ByteBuffer(bytes: StoredResource.closingBytes))
            }, status: .ok, headers: [:])
    }
}

extension ResponseBody {
    /// A body that is made while it is sent. The request counts as answered by then, so a failure is told here.
    fileprivate static func scim(
        in context: TenantContext, _ write: @Sendable @escaping (inout any ResponseBodyWriter) async throws -> Void
    ) -> ResponseBody {
        ResponseBody { writer in
            do {
                try await write(&writer)
                try await writer.finish(nil)
            } catch {
                context.logger.error("An answer broke off half-way.", error: error)
                throw error
            }
        }
    }
}
