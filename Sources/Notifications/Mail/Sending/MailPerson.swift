/// A person of the directory as one who is written to.
package struct MailPerson: Sendable, Hashable {
    package let userName: String
    package let displayName: String
    /// The primary one, else the first.
    package let address: String
    /// What the person's record says, whatever it is.
    package let language: String?

    package init(userName: String, displayName: String, address: String, language: String?) {
        self.userName = userName
        self.displayName = displayName
        self.address = address
        self.language = language
    }
}
