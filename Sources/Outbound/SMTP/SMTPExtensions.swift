/// What a server says that it can do, in its reply to EHLO (RFC 5321 §4.1.1.1).
struct SMTPExtensions: Sendable, Hashable {
    /// RFC 3207.
    var hasStartTLS = false
    /// RFC 2920.
    var hasPipelining = false
    /// RFC 6152.
    var has8BitMIME = false
    /// RFC 6531.
    var hasUTF8 = false
    /// RFC 4954, in upper case.
    var mechanisms: Set<String> = []
    /// RFC 1870: the largest message in bytes; nil when the server names none.
    var largestMessage: Int?
    /// Whether the size of a message can be declared.
    var hasSize = false

    init() {}

    /// The first line is the server's greeting; unknown extensions are left alone.
    init(_ reply: SMTPReply) {
        for line in reply.lines.dropFirst() {
            let words = line.uppercased().split(whereSeparator: { $0 == " " || $0 == "=" })
            switch words.first {
            case "STARTTLS": hasStartTLS = true
            case "PIPELINING": hasPipelining = true
            case "8BITMIME": has8BitMIME = true
            case "SMTPUTF8": hasUTF8 = true
            // `AUTH=LOGIN` is how servers said it before RFC 4954, and some still do.
            case "AUTH": mechanisms.formUnion(words.dropFirst().map(String.init))
            case "SIZE":
                hasSize = true
                largestMessage = words.dropFirst().first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
            default: break
            }
        }
    }
}
