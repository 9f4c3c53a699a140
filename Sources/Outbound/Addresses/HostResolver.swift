package import NIOCore

/// Looks up the addresses of names.
package protocol HostResolver: Sendable {
    /// Every address of the name. Fails with ``OutboundFailure/nameNotFound(host:)`` or
    /// ``OutboundFailure/resolverBusy``; may take as long as the system's resolver does, whoever waits sets a limit.
    func addresses(of host: String, on eventLoop: any EventLoop) -> EventLoopFuture<[PeerAddress]>
}
