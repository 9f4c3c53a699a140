package import Events
import Jobs

extension Subscriptions {
    /// The events that can move a seat.
    package static let licensing = Subscriptions(
        Dictionary(
            [
                .userCreated, .userActivated, .userDeactivated, .userDeleted, .groupMembersChanged, .groupDeleted,
                .licenseRequested, .licenseRemovalRequested, .licenseExclusionLifted, .licenseActivated,
                .licenseExpired, .licensePoolResized, .licensePoolUpdated, .licensePoolDeleted, .licensePoolReclaimed,
                .licenseRuleCreated, .licenseRuleUpdated, .licenseRuleDeleted, .deletionGuardUpdated,
                .deletionGuardResolved, .scimConfigurationCreated, .scimConfigurationUpdated, .scimConfigurationDeleted,
            ].map { ($0, [JobKind.reconcileLicenses]) }, uniquingKeysWith: +))
}
