package import Mail

/// A message and whom it goes to.
package struct SMTPEnvelope: Sendable, Hashable {
    package let sender: MailAddress
    /// At least one.
    package let recipients: [MailAddress]
    /// The message: lines that end with CR LF, none longer than 998 bytes (RFC 5321 §4.5.3.1.6).
    package let content: [UInt8]

    package init(sender: MailAddress, recipients: [MailAddress], content: [UInt8]) {
        self.sender = sender
        self.recipients = recipients
        self.content = content
    }

    /// Whether only a server with SMTPUTF8 can take it (RFC 6531).
    var needsUTF8: Bool { sender.needsUTF8 || recipients.contains(where: \.needsUTF8) }

    /// The content as it goes over the wire: a dot more where a line begins with one, and the line with only a dot that ends
    /// it (RFC 5321 §4.5.2).
    var transmitted: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(content.count + 64)
        var beginsLine = true
        for byte in content {
            if beginsLine, byte == UInt8(ascii: ".") { bytes.append(byte) }
            bytes.append(byte)
            beginsLine = byte == 0x0a
        }
        if !beginsLine { bytes += [0x0d, 0x0a] }
        return bytes + [UInt8(ascii: "."), 0x0d, 0x0a]
    }
}
