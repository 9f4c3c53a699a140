/// A sentence that a client was told, for the log: without what it quotes of the request.
///
/// The client knows what it has sent; the log is kept for weeks and read by others.
package enum ProvisioningSentence {
    /// - Parameter keepsNames: Whether names of attributes may stay in quotation marks. Where values are quoted, everything
    ///   from the first mark to the last goes: a value may hold marks itself.
    package static func text(_ sentence: String, keepsNames: Bool) -> String {
        let mark = UInt8(ascii: "\"")
        let bytes = sentence.utf8
        guard let first = bytes.firstIndex(of: mark), let last = bytes.lastIndex(of: mark) else { return sentence }
        let parts = bytes.split(separator: mark, omittingEmptySubsequences: false)
        let areNames =
            parts.count % 2 == 1 && parts.indices.allSatisfy { $0 % 2 == 0 || parts[$0].allSatisfy(isPartOfName) }
        guard !keepsNames || !areNames else { return sentence }
        return String(sentence[...first]) + "…" + String(sentence[last...])
    }

    /// RFC 7643 §2.1, with what stands between the parts of a path (RFC 7644 §3.10).
    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
