package import SCIM
package import Tenancy

/// How the requests of one SCIM configuration are judged.
package struct ProvisioningPolicy: Sendable, Hashable {
    /// Whether requests are held to the letter of the RFCs.
    package var isStrict: Bool
    /// Whether groups may have a name that another group has.
    package var allowsDuplicateGroupNames: Bool

    /// Whether it is a person that asks about itself (RFC 7644 §3.11), who may do less.
    package var isPerson = false

    /// What readers of requests are told of it.
    package var tolerance: Tolerance { isStrict ? .strict : .lenient }

    package static let standard = ProvisioningPolicy()

    package init(isStrict: Bool = false, allowsDuplicateGroupNames: Bool = false) {
        self.isStrict = isStrict
        self.allowsDuplicateGroupNames = allowsDuplicateGroupNames
    }

    package init(of configuration: SCIMConfiguration) {
        self.init(
            isStrict: configuration.isStrict, allowsDuplicateGroupNames: configuration.allowsDuplicateGroupNames)
    }
}
