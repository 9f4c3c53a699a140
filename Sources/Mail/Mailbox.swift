/// An address with the name of who is behind it, such as `Rollcall <no-reply@example.com>` (RFC 5322 §3.4).
package struct Mailbox: Sendable, Hashable {
    package let name: String?
    package let address: MailAddress

    package init(name: String? = nil, address: MailAddress) {
        self.name = name
        self.address = address
    }

    /// Reads `address` or `name <address>`, the name with or without quotes around it.
    package init(_ text: String) throws(MailAddressRefusal) {
        guard text.hasSuffix(">"), let opening = text.lastIndex(of: "<") else {
            self.init(address: try MailAddress(text))
            return
        }
        let address = try MailAddress(String(text[text.index(after: opening)...].dropLast()))
        var name = text[..<opening]
        while name.last == " " { name.removeLast() }
        if name.count >= 2, name.first == "\"", name.last == "\"" { name = name.dropFirst().dropLast() }
        guard HeaderText.isOneLine(name) else {
            throw MailAddressRefusal(description: "the name before an address has no control characters")
        }
        self.init(name: name.isEmpty ? nil : String(name), address: address)
    }
}
