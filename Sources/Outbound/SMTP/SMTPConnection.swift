import NIOCore
import NIOPosix
import NIOSSL

/// A connection to the mail server, over which messages go one after the other.
struct SMTPConnection: Sendable {
    private let channel: any Channel

    /// Connects, encrypts and authenticates.
    static func open(
        _ server: SMTPServer, timing: SMTPTiming, tls: NIOSSLContext
    ) async throws(SMTPFailure) -> SMTPConnection {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let opened = loop.makePromise(of: Void.self)
        let connecting = bootstrap(server, timing: timing, tls: tls, opened: opened, on: loop)
            .connect(host: server.host, port: server.port)
        // A name server that never answers must not keep anybody.
        let deadline = loop.scheduleTask(in: TimeAmount(timing.connection)) {
            opened.fail(SMTPFailure.timedOut(.connection))
        }
        connecting.whenFailure { _ in opened.fail(SMTPFailure.unreachable) }
        if server.encryption != .implicit { connecting.whenSuccess { _ in deadline.cancel() } }
        opened.futureResult.whenComplete { _ in deadline.cancel() }
        opened.futureResult.whenFailure { _ in connecting.whenSuccess { $0.close(promise: nil) } }
        try await Self.value(of: opened.futureResult) { opened.fail(SMTPFailure.cancelled) }
        // It is connected, or `opened` would not have succeeded.
        guard let channel = try? await connecting.get() else { throw .unreachable }
        return SMTPConnection(channel: channel)
    }

    /// Whether the server has not ended it, as far as is known.
    var isUsable: Bool { channel.isActive }

    /// Hands over a message; one at a time.
    func send(_ envelope: SMTPEnvelope) async throws(SMTPFailure) -> [SMTPDelivery] {
        let promise = channel.eventLoop.makePromise(of: [SMTPDelivery].self)
        let order = SMTPConversation.Order(envelope: envelope, promise: promise)
        guard channel.isActive else {
            promise.fail(SMTPFailure.closed(.sender))
            throw .closed(.sender)
        }
        channel.triggerUserOutboundEvent(order).whenFailure { _ in promise.fail(SMTPFailure.closed(.sender)) }
        let channel = channel
        return try await Self.value(of: promise.futureResult) {
            promise.fail(SMTPFailure.cancelled)
            channel.close(promise: nil)
        }
    }

    /// Says QUIT and does not wait for the answer.
    func close() {
        channel.triggerUserOutboundEvent(SMTPConversation.Goodbye(), promise: nil)
    }

    private static func bootstrap(
        _ server: SMTPServer, timing: SMTPTiming, tls: NIOSSLContext, opened: EventLoopPromise<Void>,
        on loop: any EventLoop
    ) -> ClientBootstrap {
        ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(timing.connection))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if server.encryption == .implicit {
                        try channel.pipeline.syncOperations.addHandler(
                            SMTPConversation.tlsHandler(tls, host: server.host))
                    }
                    try channel.pipeline.syncOperations.addHandler(
                        SMTPConversation(server: server, timing: timing, tls: tls, opened: opened))
                }
            }
    }

    private static func value<Value: Sendable>(
        of future: EventLoopFuture<Value>, onCancel: @escaping @Sendable () -> Void
    ) async throws(SMTPFailure) -> Value {
        do {
            return try await withTaskCancellationHandler {
                try await future.get()
            } onCancel: {
                onCancel()
            }
        } catch {
            throw error as? SMTPFailure ?? .closed(.connection)
        }
    }
}
