internal import JSON

/// Bounds for extensions that no schema describes. Without them a body could make objects in which looking for a name
/// takes longer and longer.
enum UnregisteredExtension {
    private static let maximumNumber = 20
    private static let maximumAttributes = 200

    /// Throws `invalidValue` when the extension, the `number`th of its resource, is one or has more than may be.
    static func check(_ attributes: JSONObject, number: Int) throws(SCIMError) {
        guard number <= maximumNumber else {
            throw .invalidValue("There are more than \(maximumNumber) extensions without schema.")
        }
        guard attributes.count <= maximumAttributes else {
            throw .invalidValue("An extension without schema has more than \(maximumAttributes) attributes.")
        }
    }

    /// Takes a path such as `urn:ietf:params:scim:schemas:extension:acme:2.0:User:tier` apart; nil when it is none.
    ///
    /// Only URNs in the range in which identity providers let an administrator make extensions count, so that a slip
    /// in a core attribute's path is still a fault.
    static func split(_ path: String) -> (urn: String, attribute: String)? {
        let range = "urn:ietf:params:scim:schemas:extension:"
        guard path.utf8.count > range.utf8.count, ASCIICase.equal(String(path.prefix(range.count)), range),
            let colon = path.lastIndex(of: ":")
        else { return nil }
        let (urn, attribute) = (String(path[..<colon]), String(path[path.index(after: colon)...]))
        guard urn.utf8.count > range.utf8.count, PathResolver.isName(attribute) else { return nil }
        return (urn, attribute)
    }
}
