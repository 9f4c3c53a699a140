import FoundationEssentials

extension MailMessage {
    /// The message as it is sent: lines of at most 998 bytes that end with CR LF, in ASCII but for addresses that are not
    /// (RFC 5322, RFC 2045, RFC 2046 §5.1.4).
    ///
    /// - Throws: ``MailRefusal`` for a subject or an address to unsubscribe that would not stay in its header.
    package func bytes() throws(MailRefusal) -> [UInt8] {
        guard HeaderText.isOneLine(subject) else { throw .headerHasLines("Subject") }
        if let unsubscribeURL {
            guard unsubscribeURL.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ">") }),
                unsubscribeURL.utf8.count <= 900
            else { throw .headerHasLines("List-Unsubscribe") }
        }
        let boundary = "=_\(id.uuidString.lowercased())"
        var bytes = Array(header(boundary: boundary).utf8)
        append(text, "text/plain", behind: boundary, to: &bytes)
        append(html, "text/html", behind: boundary, to: &bytes)
        bytes += Array("--\(boundary)--\r\n".utf8)
        return bytes
    }

    private func header(boundary: String) -> String {
        let name = sender.name.map { HeaderText.phrase($0) + "\r\n " } ?? ""
        var lines = [
            "From: \(name)<\(sender.address)>",
            "To: <\(recipient)>",
            "Subject: \(HeaderText.encoded(subject))",
            "Date: \(MailDate.text(Int64(max(0, date.timeIntervalSince1970))))",
            "Message-ID: \(messageID)",
            // No holiday note shall answer a machine (RFC 3834 §5).
            "Auto-Submitted: auto-generated",
        ]
        if let unsubscribeURL {
            lines.append("List-Unsubscribe: <\(unsubscribeURL)>")
            lines.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
        }
        lines.append("MIME-Version: 1.0")
        // Quoted-printable never has "=_", so no line of a part can be taken for the boundary (RFC 2045 §6.7).
        lines.append("Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"")
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }

    private func append(_ content: String, _ type: String, behind boundary: String, to bytes: inout [UInt8]) {
        bytes += Array(
            """
            --\(boundary)\r
            Content-Type: \(type); charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r

            """.utf8)
        bytes += QuotedPrintable.encoded(content)
    }
}
