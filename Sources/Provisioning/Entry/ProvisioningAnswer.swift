/// What a client was answered.
package struct ProvisioningAnswer: Sendable, Hashable {
    package let status: Int
    /// Why it failed, in snake case or as a keyword of RFC 7644 Table 9; nil for a success.
    package var code: String?
    package var scimType: String?
    /// The error's sentence; it quotes no values.
    package var detail: String?

    package init(status: Int, code: String? = nil, scimType: String? = nil, detail: String? = nil) {
        self.status = status
        self.code = code
        self.scimType = scimType
        self.detail = detail
    }
}
