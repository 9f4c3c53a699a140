/// How one attempt to ask somebody went.
package struct OutboundExchange: Sendable {
    /// To which address it went, if it got so far: `192.0.2.1` or `[2001:db8::1]`, and the port.
    package let address: String?
    package let duration: Duration
    package let result: Result<OutboundAnswer, OutboundFailure>
}
