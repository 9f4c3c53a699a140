import SCIM
package import Tenancy

/// Keyed hashes under which the log is searched for names and external ids: only who knows one finds it.
package struct ProvisioningKeys: Sendable {
    private let hasher: SecretHasher

    package init(hasher: SecretHasher) {
        self.hasher = hasher
    }

    /// Letter case does not count, as in `userName`.
    func name(_ name: String) -> Int64 {
        key("provisioning name " + CaseFolding.key(name))
    }

    func externalID(_ externalID: String) -> Int64 {
        key("provisioning external " + externalID)
    }

    /// Never 0, which stands for none.
    private func key(_ text: String) -> Int64 {
        let bits = hasher.hash(text).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return bits == 0 ? 1 : Int64(bitPattern: bits)
    }
}
