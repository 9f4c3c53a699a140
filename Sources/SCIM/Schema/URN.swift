internal import JSON

/// The names of the schemas and messages that RFC 7643, RFC 7644 and Rollcall know.
package enum URN {
    package static let user = "urn:ietf:params:scim:schemas:core:2.0:User"
    package static let group = "urn:ietf:params:scim:schemas:core:2.0:Group"
    package static let enterpriseUser = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    package static let serviceProviderConfig = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"
    package static let resourceType = "urn:ietf:params:scim:schemas:core:2.0:ResourceType"
    package static let schema = "urn:ietf:params:scim:schemas:core:2.0:Schema"

    package static let listResponse = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
    package static let searchRequest = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"
    package static let patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
    package static let bulkRequest = "urn:ietf:params:scim:api:messages:2.0:BulkRequest"
    package static let bulkResponse = "urn:ietf:params:scim:api:messages:2.0:BulkResponse"
    package static let error = "urn:ietf:params:scim:api:messages:2.0:Error"

    /// Whether a name at the top of a resource is that of an extension, not that of an attribute, which has no
    /// colons.
    static func isURN(_ name: String) -> Bool {
        name.utf8.count > 4 && ASCIICase.equal(String(name.prefix(4)), "urn:")
    }

    /// Whether the text is a URN (RFC 8141) of at least a namespace and a name, of the signs that fit into a URL's path.
    static func isWellFormed(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        return isURN(text) && parts.count >= 3 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isPlain) }
    }

    /// Whether RFC 7643 or RFC 7644 has given the URN a meaning, or could: what begins with `core` or `api` is theirs.
    static func isReserved(_ urn: String) -> Bool {
        let key = CaseFolding.key(urn)
        return key == CaseFolding.key(enterpriseUser)
            || key.hasPrefix("urn:ietf:params:scim:schemas:core:")
            || key.hasPrefix("urn:ietf:params:scim:api:")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Whether two URNs are the same: they are compared without regard to letter case (RFC 7643 §2.1).
    static func equal(_ left: String, _ right: String) -> Bool {
        ASCIICase.equal(left, right)
    }
}
