/// Where something belongs in a distributed trace, as the `traceparent` field says it (W3C Trace Context §3.2).
///
/// This service makes no spans: it passes on which trace its work belongs to, so that a request, the jobs that follow
/// from it and the webhooks that they send can be found together.
package struct TraceParent: Sendable, Hashable, CustomStringConvertible {
    /// 32 hexadecimal digits in lower case, not all zero.
    package let traceID: String
    /// 16 hexadecimal digits in lower case, not all zero: the caller's span.
    package let parentID: String
    /// Bit 0 says that the caller may have recorded the trace.
    package let flags: UInt8

    /// Nil for whatever is not exactly as the W3C writes it: the caller's trace is then none.
    ///
    /// Of versions to come, which may append to it, the first four parts are read.
    package init?(parsing text: String) {
        let bytes = Array(text.utf8)
        let dash = UInt8(ascii: "-")
        guard bytes.count >= 55, bytes[2] == dash, bytes[35] == dash, bytes[52] == dash,
            [0..<2, 3..<35, 36..<52, 53..<55].allSatisfy({ bytes[$0].allSatisfy(Self.isHexadecimal) })
        else { return nil }
        switch (bytes[0], bytes[1]) {
        case (UInt8(ascii: "f"), UInt8(ascii: "f")): return nil
        case (UInt8(ascii: "0"), UInt8(ascii: "0")): guard bytes.count == 55 else { return nil }
        default: guard bytes.count == 55 || bytes[55] == dash else { return nil }
        }
        let zero = UInt8(ascii: "0")
        guard bytes[3..<35].contains(where: { $0 != zero }), bytes[36..<52].contains(where: { $0 != zero }) else {
            return nil
        }
        traceID = String(decoding: bytes[3..<35], as: UTF8.self)
        parentID = String(decoding: bytes[36..<52], as: UTF8.self)
        // Of later versions only the bit that is known now.
        flags = (UInt8(String(decoding: bytes[53..<55], as: UTF8.self), radix: 16) ?? 0) & 1
    }

    private init(traceID: String, parentID: String, flags: UInt8) {
        self.traceID = traceID
        self.parentID = parentID
        self.flags = flags
    }

    /// The same trace for a callee, under a span of this service.
    ///
    /// - Parameter span: random; 0 counts as 1, for no span is 0.
    package func child(span: UInt64) -> TraceParent {
        let digits = String(max(1, span), radix: 16)
        let padding = String(repeating: "0", count: 16 - digits.utf8.count)
        return TraceParent(traceID: traceID, parentID: padding + digits, flags: flags)
    }

    /// As version 00 writes it.
    package var description: String { "00-\(traceID)-\(parentID)-\(flags == 1 ? "01" : "00")" }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }
}
