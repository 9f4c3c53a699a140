/// What a new contact is made of, or what shall be different about one; nil leaves as it is, or means the usual.
package struct MailContactChange: Sendable, Hashable {
    package var address: String?
    package var locale: String?
    package var digest: MailContact.DigestPeriod?
    /// Types that are not named stay as they are.
    package var preferences: [MailType: MailDelivery]
    package var state: MailContact.State?

    package init(
        address: String? = nil, locale: String? = nil, digest: MailContact.DigestPeriod? = nil,
        preferences: [MailType: MailDelivery] = [:], state: MailContact.State? = nil
    ) {
        self.address = address
        self.locale = locale
        self.digest = digest
        self.preferences = preferences
        self.state = state
    }
}
