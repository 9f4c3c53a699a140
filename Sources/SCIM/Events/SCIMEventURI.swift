/// The SCIM events that the service tells of (RFC 9967 §2.4, §7.4), without what they changed: who wants that asks for the
/// resource.
package enum SCIMEventURI: String, Sendable, Hashable, CaseIterable {
    case createNotice = "urn:ietf:params:scim:event:prov:create:notice"
    case patchNotice = "urn:ietf:params:scim:event:prov:patch:notice"
    case delete = "urn:ietf:params:scim:event:prov:delete"
    case activate = "urn:ietf:params:scim:event:prov:activate"
    case deactivate = "urn:ietf:params:scim:event:prov:deactivate"
}
