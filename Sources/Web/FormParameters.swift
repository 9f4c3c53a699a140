package import Hummingbird
import NIOCore

/// The parameters of a form (`application/x-www-form-urlencoded`), each of which may be there once.
package struct FormParameters: Sendable {
    /// Why a form can't be read.
    package enum Mistake: Error, Sendable, Hashable {
        /// Its escapes don't spell text.
        case notEncoded
        case tooMany
        /// The name is one that the reader asks for; nothing of the sender's.
        case repeated(String)
    }

    private static let most = 64

    private let values: [String: [String]]

    package init(_ text: String) throws(Mistake) {
        let pairs = text.utf8.split(separator: UInt8(ascii: "&"))
        guard pairs.count <= Self.most else { throw .tooMany }
        var values: [String: [String]] = [:]
        for pair in pairs {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = try Self.decoded(Substring(pair[..<equals]))
            values[name, default: []].append(try Self.decoded(Substring(pair[equals...].dropFirst())))
        }
        self.values = values
    }

    /// Of every parameter, in no order.
    package var names: [String] { Array(values.keys) }

    /// Nil when it is not there, or there without a value, which is the same (RFC 6749 §3.2).
    package func value(_ name: String) throws(Mistake) -> String? {
        guard let found = values[name] else { return nil }
        guard found.count == 1 else { throw .repeated(name) }
        return found[0].isEmpty ? nil : found[0]
    }

    private static func decoded(_ text: Substring) throws(Mistake) -> String {
        do {
            return try PercentEncoding.decode(text, plusIsSpace: true)
        } catch {
            throw .notEncoded
        }
    }
}

extension Request {
    /// The form in the body; nil when its media type is another or it is compressed.
    ///
    /// - Throws: a `Failure` for a body beyond the limit, a ``FormParameters/Mistake`` for what is no form.
    package func form(upTo limit: Int) async throws -> FormParameters? {
        let type = headers[.contentType]?.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard type == "application/x-www-form-urlencoded", headers[.contentEncoding] == nil else { return nil }
        return try FormParameters(String(buffer: try await bodyBuffer(upTo: limit)))
    }
}
