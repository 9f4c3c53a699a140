/// What a SCIM client asked for.
package enum ProvisioningOperation: String, Sendable, Hashable, CaseIterable {
    case create
    /// PATCH: attributes are changed one by one.
    case update
    /// PUT: a resource as a whole.
    case replace
    case delete
    case search
    case read
    case bulk
    /// `/ServiceProviderConfig`, `/ResourceTypes`, `/Schemas`.
    case discovery
    /// The look for somebody who can't exist with which an identity provider tries its settings.
    case connectionTest = "connection_test"
    /// An access token that was asked for and refused.
    case token
    /// A method that the path does not have.
    case other
    /// No request: how many were answered without an entry, because entries came faster than they could be written.
    case gap

    /// - Parameters:
    ///   - method: As the request has it.
    ///   - template: The route's template, such as `/t/{tenant}/scim/v2/Users/{id}`.
    package init(method: String, template: String) {
        let last = template.utf8.split(separator: UInt8(ascii: "/")).last.map(String.init) ?? ""
        switch method {
        case "POST": self = last == ".search" ? .search : last == "Bulk" ? .bulk : .create
        case "PUT": self = .replace
        case "PATCH": self = .update
        case "DELETE": self = .delete
        case "GET", "HEAD": self = Self.reading(last)
        default: self = .other
        }
    }

    private static func reading(_ last: String) -> ProvisioningOperation {
        switch last {
        case "ServiceProviderConfig", "ResourceTypes", "Schemas", "{name}", "{urn}": .discovery
        case "{id}", "Me": .read
        default: .search
        }
    }

    /// Whether it asks for a change.
    package var isWrite: Bool {
        switch self {
        case .create, .update, .replace, .delete, .bulk: true
        case .search, .read, .discovery, .connectionTest, .token, .other, .gap: false
        }
    }
}

extension String {
    fileprivate init(_ bytes: Substring.UTF8View) {
        self = String(Substring(bytes))
    }
}
