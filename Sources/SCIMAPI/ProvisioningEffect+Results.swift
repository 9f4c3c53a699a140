import Directory
import JSON
import Provisioning
import SCIM

extension ProvisioningEffect {
    init(_ result: WriteResult) {
        self.init(resourceType: result.resource.kind.name, resourceID: result.resource.id)
        externalID = result.resource.externalID
        name = result.name
        isChanged = result.isChanged
        difference = result.changes
        coercions = result.coercions
    }

    init(deleted resource: StoredResource) {
        self.init(resourceType: resource.kind.name, resourceID: resource.id)
        externalID = resource.externalID
        name = (try? resource.attributes()).flatMap { Self.name(resource.kind, in: $0) }
        isChanged = true
    }

    /// A write that has not succeeded yet, and of whose name and external id the log keeps nothing that can be read.
    init(wanted kind: ResourceKind, _ body: JSONObject) {
        self.init(resourceType: kind.name)
        externalID = body[caseInsensitive: "externalId"]?.stringValue.flatMap { $0.utf8.count <= 1_000 ? $0 : nil }
        name = Self.name(kind, in: body)
        isSecret = true
    }

    private static func name(_ kind: ResourceKind, in attributes: JSONObject) -> String? {
        switch kind {
        case .user: attributes[caseInsensitive: "userName"]?.stringValue
        case .group: attributes[caseInsensitive: "displayName"]?.stringValue
        case .own: nil
        }
    }
}
