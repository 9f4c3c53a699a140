/// How long an exchange may take and how much of the answer is read.
package struct OutboundLimits: Sendable {
    /// For the connection, TLS included, to whichever address.
    package var connect: Duration = .seconds(5)
    /// For all of it, looking up the name included.
    package var total: Duration = .seconds(15)
    /// Bytes of the answer's body that are kept; the rest is not read.
    package var keptBody = 4096

    package init() {}
}
