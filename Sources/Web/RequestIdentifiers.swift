package import HTTPTypes
import Synchronization

/// Gives every request the id under which client, log and operator speak of it.
///
/// An id of ours is a random half, drawn once for the process, and a counted half: drawing each anew would be two system
/// calls a request. Ids are names and no secrets.
package final class RequestIdentifiers: Sendable {
    private let process: String
    private let count: Atomic<UInt64>

    package convenience init() {
        var random = SystemRandomNumberGenerator()
        self.init(random: &random)
    }

    package init(random: inout some RandomNumberGenerator) {
        process = Self.hexadecimal(random.next())
        count = Atomic(random.next())
    }

    /// The id the client sent in `X-Request-Id` when it is one that can stand in a log as it is, or else a new one of 32
    /// hexadecimal digits.
    package func identifier(for headers: HTTPFields) -> String {
        if let sent = headers[.xRequestID], Self.isAcceptable(sent) { return sent }
        return process + Self.hexadecimal(count.wrappingAdd(1, ordering: .relaxed).newValue)
    }

    private static func isAcceptable(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        String(unsafeUninitializedCapacity: 16) { digits in
            for index in 0..<16 {
                let digit = UInt8(truncatingIfNeeded: number >> (60 - UInt64(index) * 4)) & 0xF
                digits[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 16
        }
    }
}
