package import HTTPTypes

/// The credential in an `Authorization: Bearer …` field (RFC 6750 §2.1).
package enum BearerCredential {
    /// The longest credential that is looked at; ours are far shorter.
    private static let maximumLength = 512

    /// Nil when there is no such field, another scheme, more than one field, or something no credential looks like.
    package static func read(from headers: HTTPFields) -> String? {
        guard let field = headers[.authorization] else { return nil }
        let bytes = field.utf8
        guard bytes.count > 7, field.prefix(7).lowercased() == "bearer " else { return nil }
        let credential = bytes.dropFirst(7).drop { $0 == UInt8(ascii: " ") }
        // More than the `b64token` of RFC 6750, for bootstrap keys that a person has thought up. Two fields make a list,
        // which has a space in it.
        guard !credential.isEmpty, credential.count <= maximumLength, credential.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return String(Substring(credential))
    }

    /// The answer to a request whose credential, if there is one, opens nothing.
    package static func refusal(of headers: HTTPFields) -> Failure {
        let isPresented = headers[values: .authorization].contains { $0.prefix(7).lowercased() == "bearer " }
        return isPresented ? .tokenInvalid : .unauthorized
    }
}
