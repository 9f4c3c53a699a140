package import Crypto
package import FoundationEssentials
package import Tenancy

/// The address at which a contact ends its mail without signing in (RFC 8058): only who got a mail has it.
package struct UnsubscribeLink: Sendable {
    private let key: SymmetricKey
    private let publicURL: String?

    /// - Parameter publicURL: Where the service is reached from outside, without a slash at its end; nil makes no links.
    package init(secretKey: SymmetricKey, publicURL: String?) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secretKey, info: Array("rollcall mail unsubscribe 1".utf8), outputByteCount: 32)
        self.publicURL = publicURL
    }

    func url(for contact: UUID, of tenant: Tenant) -> String? {
        guard let publicURL else { return nil }
        let id = contact.uuidString.lowercased()
        return
            "\(publicURL)/t/\(tenant.slug)/notifications/unsubscribe?contact=\(id)&signature=\(signature(id, tenant))"
    }

    /// Whether the signature is the one that the link had; takes the same time for every wrong one.
    package func isValid(_ signature: String, for contact: UUID, of tenant: Tenant) -> Bool {
        guard let bytes = Base64URL.decode(signature) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            bytes, authenticating: message(contact.uuidString.lowercased(), tenant), using: key)
    }

    private func signature(_ contact: String, _ tenant: Tenant) -> String {
        Base64URL.encode(Array(HMAC<SHA256>.authenticationCode(for: message(contact, tenant), using: key)))
    }

    /// A contact of one tenant is none of another.
    private func message(_ contact: String, _ tenant: Tenant) -> [UInt8] {
        Array("\(tenant.id.text):\(contact)".utf8)
    }
}
