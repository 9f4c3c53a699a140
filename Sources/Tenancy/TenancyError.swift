/// What a caller can have done wrong with tenants, configurations, tokens and keys: all of it on this page.
package enum TenancyError: Error, Sendable, Hashable {
    /// The sentence names the rule and the place.
    case slugInvalid(String)
    case slugTaken(String)
    case nameInvalid(String)
    case configurationNameTaken(String)
    case tenantNotFound
    /// The tenant has another version than the caller knows.
    case tenantChanged
    case graceOutOfRange(hours: Int, allowed: ClosedRange<Int>)
    case configurationNotFound
    /// The configuration has another version than the caller knows.
    case configurationChanged
    case credentialNotFound
    /// Revoked or expired: nothing is left to rotate.
    case credentialNotLive
    /// A rotation has made another in its place already.
    case credentialReplaced
    case overlapOutOfRange(seconds: Int, allowed: ClosedRange<Int>)
    case clientNotFound
    case secretNotFound
    /// Its method is an assertion.
    case clientHasNoSecrets
    case tooManyClients(limit: Int)
    case tooManySecrets(limit: Int)
    case secretExpiryOutOfRange(days: Int, allowed: ClosedRange<Int>)
    /// What is wrong with whose assertions are to be believed.
    case trustInvalid(member: String, sentence: String)
    case apiKeyNotFound
    /// A key that is good for more than the one with which it is to be ended.
    case apiKeyBeyondCaller
    /// A key that would outlive the one that makes it.
    case expiryBeyondCaller
    /// A key that is good for nothing.
    case scopesMissing
    /// A text that names no scope of ``AdminScope/all``.
    case scopeUnknown(String)
    case tooManyLiveTokens(limit: Int)
    case expiryOutOfRange(days: Int, allowed: ClosedRange<Int>)
    case autoAssignWithoutPool
    case consoleUserNotFound
    case consoleUserDisabled
    /// Nobody else could say who uses the console.
    case consoleOwnerLast
    case consoleAddressTaken(String)
    case consoleAddressInvalid
    case linkLifetimeOutOfRange(minutes: Int, allowed: ClosedRange<Int>)

    /// The stable word for programs.
    package var code: String {
        switch self {
        case .slugInvalid: "slug_invalid"
        case .slugTaken: "slug_taken"
        case .nameInvalid: "name_invalid"
        case .configurationNameTaken: "name_taken"
        case .tenantNotFound: "tenant_not_found"
        case .tenantChanged: "tenant_changed"
        case .graceOutOfRange: "grace_out_of_range"
        case .configurationNotFound: "scim_configuration_not_found"
        case .configurationChanged: "scim_configuration_changed"
        case .credentialNotFound: "token_not_found"
        case .credentialNotLive: "token_not_live"
        case .credentialReplaced: "token_replaced"
        case .overlapOutOfRange: "overlap_out_of_range"
        case .clientNotFound: "oauth_client_not_found"
        case .secretNotFound: "client_secret_not_found"
        case .clientHasNoSecrets: "client_has_no_secrets"
        case .tooManyClients: "too_many_clients"
        case .tooManySecrets: "too_many_secrets"
        case .secretExpiryOutOfRange: "expiry_out_of_range"
        case .trustInvalid(let member, _): "\(member)_invalid"
        case .apiKeyNotFound: "api_key_not_found"
        case .apiKeyBeyondCaller: "api_key_beyond_caller"
        case .expiryBeyondCaller: "expiry_beyond_caller"
        case .scopesMissing: "scopes_missing"
        case .scopeUnknown: "scope_unknown"
        case .tooManyLiveTokens: "too_many_tokens"
        case .expiryOutOfRange: "expiry_out_of_range"
        case .autoAssignWithoutPool: "auto_assign_without_pool"
        case .consoleUserNotFound: "console_user_not_found"
        case .consoleUserDisabled: "console_user_disabled"
        case .consoleOwnerLast: "last_owner"
        case .consoleAddressTaken: "address_taken"
        case .consoleAddressInvalid: "address_invalid"
        case .linkLifetimeOutOfRange: "expiry_out_of_range"
        }
    }
}

extension TenancyError: CustomStringConvertible {
    /// The sentence for people.
    package var description: String {
        switch self {
        case .slugInvalid(let sentence), .nameInvalid(let sentence):
            sentence
        case .slugTaken(let slug):
            "the slug \"\(slug)\" belongs to another tenant"
        case .configurationNameTaken(let name):
            "the tenant has a SCIM configuration named \"\(name)\" already"
        case .tenantNotFound:
            "no such tenant"
        case .tenantChanged:
            "the tenant was changed since that version; read it again"
        case .graceOutOfRange(let hours, let allowed):
            "grace_hours is \(hours); it must be \(allowed.lowerBound) to \(allowed.upperBound)"
        case .configurationNotFound:
            "the tenant has no such SCIM configuration"
        case .configurationChanged:
            "the SCIM configuration was changed since that version; read it again"
        case .credentialNotFound:
            "the SCIM configuration has no such token"
        case .credentialNotLive:
            "the token has expired or was revoked; issue a new one"
        case .credentialReplaced:
            "the token was rotated already; rotate the one that took its place"
        case .overlapOutOfRange(let seconds, let allowed):
            "the overlap is \(seconds) seconds; it must be \(allowed.lowerBound) to \(allowed.upperBound)"
        case .clientNotFound:
            "the SCIM configuration has no such OAuth client"
        case .secretNotFound:
            "the OAuth client has no such secret"
        case .clientHasNoSecrets:
            "the OAuth client proves itself by assertions and has no secrets"
        case .tooManyClients(let limit):
            "a SCIM configuration has at most \(limit) live OAuth clients; delete one first"
        case .tooManySecrets(let limit):
            "an OAuth client has at most \(limit) live secrets; revoke one first"
        case .secretExpiryOutOfRange(let days, let allowed):
            "expires_in_days is \(days); it must be \(allowed.lowerBound) to \(allowed.upperBound)"
        case .trustInvalid(_, let sentence):
            sentence
        case .apiKeyNotFound:
            "no such API key"
        case .apiKeyBeyondCaller:
            "a key can't end a key that is good for more than itself"
        case .expiryBeyondCaller:
            "a key can't outlive the key that makes it; set expires_in_days to less than that has left"
        case .scopesMissing:
            "a key needs at least one scope; leave scopes out for a key that is good for everything"
        case .scopeUnknown(let text):
            "\"\(text.prefix(64))\" is no scope; there are \(AdminScope.all.map(\.text).joined(separator: ", "))"
        case .tooManyLiveTokens(let limit):
            "a SCIM configuration has at most \(limit) live tokens; revoke one first"
        case .expiryOutOfRange(let days, let allowed):
            "expires_in_days is \(days); it must be \(allowed.lowerBound) to \(allowed.upperBound)"
        case .autoAssignWithoutPool:
            "auto_assign needs a pool_id when it is enabled"
        case .consoleUserNotFound:
            "the tenant has no such console user"
        case .consoleUserDisabled:
            "the console user is disabled; enable it first"
        case .consoleOwnerLast:
            "this is the last owner; make somebody else an owner first"
        case .consoleAddressTaken(let address):
            "the tenant has a console user with the address \"\(address)\" already"
        case .consoleAddressInvalid:
            "a mail address has the form name@example.com and at most 254 characters"
        case .linkLifetimeOutOfRange(let minutes, let allowed):
            "expires_in_minutes is \(minutes); it must be \(allowed.lowerBound) to \(allowed.upperBound)"
        }
    }
}
