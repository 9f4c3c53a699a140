/// Whether a SCIM configuration's credentials are accepted.
package enum ConfigurationState: String, Sendable, Hashable, CaseIterable {
    case enabled
    case disabled
}
