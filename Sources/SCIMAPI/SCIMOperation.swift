import HTTPTypes

/// What a request of the SCIM surface asks for, as metrics tell it.
enum SCIMOperation: String, Sendable, Hashable, CaseIterable {
    case create, read, list, search, replace, patch, delete, bulk, discover, other

    private static let discovery: Set = ["ServiceProviderConfig", "ResourceTypes", "Schemas"]

    /// - Parameter route: the template that has matched.
    init(_ method: HTTPRequest.Method, _ route: String) {
        let segments = route.split(separator: "/").drop { $0 != "v2" }.dropFirst()
        guard let first = segments.first else {
            self = .other
            return
        }
        if Self.discovery.contains(String(first)) {
            self = .discover
        } else if segments.last == ".search" {
            self = .search
        } else if first == "Bulk" {
            self = .bulk
        } else {
            self = Self.operation(method, isOfOne: segments.count > 1 || first == "Me")
        }
    }

    private static func operation(_ method: HTTPRequest.Method, isOfOne: Bool) -> SCIMOperation {
        switch (method, isOfOne) {
        case (.get, false): .list
        case (.get, true): .read
        case (.post, false): .create
        case (.put, true): .replace
        case (.patch, true): .patch
        case (.delete, true): .delete
        default: .other
        }
    }
}
