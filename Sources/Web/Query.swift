/// The parameters in a request's query.
///
/// Only what is asked for is decoded: parameters that nobody knows are ignored whatever they hold, because
/// administrators paste flags such as `?aadOptscim062020` into the address of their identity provider.
package struct Query: Sendable {
    private let pairs: [(name: Substring, value: Substring)]

    /// - Parameter text: What stands between `?` and `#`; nil when the request has no query.
    package init(_ text: String?) {
        guard let text, !text.isEmpty else {
            pairs = []
            return
        }
        pairs = text.utf8.split(separator: UInt8(ascii: "&")).map { pair in
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            return (Substring(pair[..<equals]), Substring(pair[equals...].dropFirst()))
        }
    }

    package var isEmpty: Bool { pairs.isEmpty }

    /// The value of the parameter, decoded once; nil when it was not given.
    ///
    /// - Throws: `invalid_parameter` when it was given twice or its escapes don't spell text.
    package func value(_ name: String) throws(Failure) -> String? {
        var found: Substring?
        for pair in pairs where pair.name == name {
            guard found == nil else { throw .invalidParameter(name, "given more than once") }
            found = pair.value
        }
        guard let found else { return nil }
        do {
            return try PercentEncoding.decode(found, plusIsSpace: Self.isFormEncoded(found))
        } catch {
            throw .invalidParameter(name, error.description)
        }
    }

    /// The parameter as an integer; nil when it was not given.
    ///
    /// - Throws: `invalid_parameter` for everything that is not an optional sign and digits, or more than 64 bits hold.
    package func integer(_ name: String) throws(Failure) -> Int? {
        guard let text = try value(name) else { return nil }
        guard let number = Int(text) else { throw .invalidParameter(name, "not an integer of 64 bits") }
        return number
    }

    /// Whether `+` stands for a space in `text`.
    ///
    /// In a URI it is a plus sign (RFC 3986), in a form a space, and clients send both. A plus outside quotation marks
    /// is no part of any filter, so there it gives a form encoder away, who would have written `%2B` for a plus inside.
    private static func isFormEncoded(_ text: Substring) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "+")) else { return false }
        let outsideOfQuotes = text.replacing("%22", with: "\"")
            .split(separator: "\"", omittingEmptySubsequences: false)
            .enumerated().filter { $0.offset.isMultiple(of: 2) }
        return outsideOfQuotes.contains { $0.element.utf8.contains(UInt8(ascii: "+")) }
    }
}
