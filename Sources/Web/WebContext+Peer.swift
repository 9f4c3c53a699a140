import NIOCore

extension WebContext {
    /// The address at the other end of the connection; nil for a Unix socket.
    package var peer: IPAddress? {
        channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
    }
}
