import Foundation
import Web

/// Turns the key at which a list goes on into the opaque text that clients see, and back.
///
/// It says where to go on in a list that the caller may read anyway, so there is nothing in it to sign or to hide; the
/// list's name only keeps a cursor from being used elsewhere.
struct ListCursor {
    private let list: String

    init(_ list: String) {
        self.list = list
    }

    func text(for key: String) -> String {
        Data("\(list):\(key)".utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// - Throws: `invalid_parameter` for what is no cursor of this list.
    func key(in text: String) throws(Failure) -> String {
        let padded =
            text.replacing("-", with: "+").replacing("_", with: "/")
            + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: padded), let plain = String(validating: bytes, as: UTF8.self),
            plain.hasPrefix(list + ":")
        else { throw invalid }
        return String(plain.dropFirst(list.count + 1))
    }

    /// What to throw for a cursor whose key makes no sense.
    var invalid: Failure {
        .invalidParameter("cursor", "not a cursor of this list")
    }
}
