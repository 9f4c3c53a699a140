import Hummingbird
import SCIM
import Tenancy
import Web

/// The documents by which clients learn what is served (RFC 7644 §4).
struct Discovery: Sendable {
    let configuration: ServiceProviderConfiguration

    /// The documents for one request.
    ///
    /// - Throws: 403 when the request brings a filter; RFC 7644 §4 demands it, and has other parameters ignored.
    func documents(for request: Request, in context: TenantContext) throws -> DiscoveryDocuments {
        if let text = request.uri.query, try Query(text).value("filter") != nil {
            throw SCIMError.forbidden("Discovery endpoints can't be filtered.")
        }
        var configuration = configuration
        // Left out where nobody is told: clients that are older than RFC 9967 may refuse what they do not know.
        if context.tenant.listeners.contains(.securityEvents) { configuration.eventURIs = SCIMEventURI.allCases }
        return DiscoveryDocuments(registry: context.registry, configuration: configuration, baseURL: context.baseURL)
    }
}
