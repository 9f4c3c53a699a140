/// Why a client got no access token: for the log alone. Outside nearly all of them are the same `invalid_client`; a client that
/// has proven who it is hears of its tenant's suspension, and one whose keys can't be had is to come again.
package enum ClientRefusal: String, Error, Sendable, Hashable, CaseIterable {
    /// No such client in the tenant, no such secret of the client, or no such tenant.
    case unknown = "client_unknown"
    case clientRevoked = "client_revoked"
    case secretRevoked = "secret_revoked"
    case secretExpired = "secret_expired"
    case configurationDisabled = "configuration_disabled"
    case tenantSuspended = "tenant_suspended"
    /// A secret for a client that has to bring an assertion, or the other way round.
    case otherMethod = "other_method"
    case assertionMalformed = "assertion_malformed"
    /// Not one of those that are accepted: `none` and symmetric ones never are.
    case algorithmRefused = "algorithm_refused"
    /// The issuer's keys could not be had, and none are remembered.
    case keysUnavailable = "keys_unavailable"
    case keyUnknown = "key_unknown"
    case signatureInvalid = "signature_invalid"
    case issuerWrong = "issuer_wrong"
    case subjectWrong = "subject_wrong"
    case audienceWrong = "audience_wrong"
    case directoryWrong = "directory_wrong"
    case expired = "assertion_expired"
    case notYetValid = "assertion_not_yet_valid"
    /// It would have to be remembered for too long.
    case livesTooLong = "assertion_lives_too_long"
    /// It was accepted before.
    case replayed = "assertion_replayed"
}
