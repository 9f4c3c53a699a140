import NIOCore
import NIOSSL
import NIOTLS

/// The machine on a channel: bytes to replies, actions to bytes, a deadline for whatever is waited for.
///
/// All of it runs on the channel's event loop, so that nothing which came in the clear can be read after a handshake.
final class SMTPConversation: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// The outbound event that hands over a message.
    struct Order: Sendable {
        let envelope: SMTPEnvelope
        let promise: EventLoopPromise<[SMTPDelivery]>
    }

    /// The outbound event that ends the connection politely.
    struct Goodbye: Sendable {}

    private let server: SMTPServer
    private let timing: SMTPTiming
    private let tls: NIOSSLContext
    private let opened: EventLoopPromise<Void>
    private var machine: SMTPMachine
    private var parser = SMTPReplyParser()
    private var order: EventLoopPromise<[SMTPDelivery]>?
    private var deadline: Scheduled<Void>?
    private var stage = SMTPStage.connection
    private var isHandshaking = false
    private var isFinished = false

    init(
        server: SMTPServer, timing: SMTPTiming, tls: NIOSSLContext, opened: EventLoopPromise<Void>
    ) {
        self.server = server
        self.timing = timing
        self.tls = tls
        self.opened = opened
        machine = SMTPMachine(server: server, name: Self.addressLiteral(nil))
    }

    /// For the head of the pipeline. Who is named by an address proves the address.
    static func tlsHandler(_ tls: NIOSSLContext, host: String) throws -> NIOSSLClientHandler {
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : host)
    }

    // MARK: From the server

    func channelActive(context: ChannelHandlerContext) {
        machine = SMTPMachine(server: server, name: Self.addressLiteral(context.localAddress))
        // With implicit TLS the handshake belongs to connecting, whose deadline is kept outside.
        if server.encryption != .implicit { wait(for: .greeting, context) } else { stage = .encryption }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent {
            if server.encryption == .implicit {
                wait(for: .greeting, context)
            } else {
                isHandshaking = false
                perform(machine.encrypted(), context)
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for byte in unwrapInboundIn(data).readableBytesView {
            // Somebody in between may have put bytes behind the reply to STARTTLS (CVE-2011-0411).
            guard !isFinished, !isHandshaking else { return fail(.malformed(stage), context) }
            do {
                if let reply = try parser.feed(byte) { perform(machine.receive(reply), context) }
            } catch {
                return fail(.malformed(stage), context)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(Self.failure(of: error) ?? .closed(stage), context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(.closed(stage), context)
        context.fireChannelInactive()
    }

    // MARK: From the client

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        switch event {
        case let order as Order:
            guard !isFinished, self.order == nil else { return order.promise.fail(SMTPFailure.closed(.sender)) }
            self.order = order.promise
            perform(machine.begin(order.envelope), context)
        case is Goodbye: end(context)
        default: context.triggerUserOutboundEvent(event, promise: promise)
        }
    }

    private func perform(_ action: SMTPMachine.Action, _ context: ChannelHandlerContext) {
        switch action {
        case .send(let bytes, let stage):
            wait(for: stage, context)
            context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)), promise: nil)
        case .wait(let stage): wait(for: stage, context)
        case .encrypt: encrypt(context)
        case .ready:
            rest(context)
            opened.succeed()
        case .delivered(let deliveries):
            rest(context)
            let order = order
            self.order = nil
            order?.succeed(deliveries)
        case .failed(let failure): fail(failure, context)
        }
    }

    private func encrypt(_ context: ChannelHandlerContext) {
        guard parser.isBetweenReplies else { return fail(.malformed(.encryption), context) }
        wait(for: .encryption, context)
        isHandshaking = true
        do {
            let handler = try Self.tlsHandler(tls, host: server.host)
            try context.pipeline.syncOperations.addHandler(handler, position: .first)
        } catch {
            fail(.encryptionFailed("the host's name can't be proven"), context)
        }
    }

    // MARK: Deadlines and ends

    private func wait(for stage: SMTPStage, _ context: ChannelHandlerContext) {
        self.stage = stage
        deadline?.cancel()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(timing.limit(stage))) {
            self.fail(.timedOut(stage), context)
        }
    }

    /// Between messages: keeps the connection for a while.
    private func rest(_ context: ChannelHandlerContext) {
        stage = .sender
        deadline?.cancel()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(timing.idle)) { self.end(context) }
    }

    private func end(_ context: ChannelHandlerContext) {
        guard !isFinished else { return }
        context.writeAndFlush(
            wrapOutboundOut(context.channel.allocator.buffer(string: "QUIT\r\n")), promise: nil)
        fail(.closed(stage), context)
    }

    private func fail(_ failure: SMTPFailure, _ context: ChannelHandlerContext) {
        guard !isFinished else { return }
        isFinished = true
        deadline?.cancel()
        opened.fail(failure)
        order?.fail(failure)
        order = nil
        context.close(promise: nil)
    }

    /// What EHLO says of a machine whose public name nobody knows (RFC 5321 §4.1.3, §4.1.4).
    private static func addressLiteral(_ address: SocketAddress?) -> String {
        switch address {
        case .v4: "[\(address?.ipAddress ?? "127.0.0.1")]"
        case .v6: "[IPv6:\(address?.ipAddress ?? "::1")]"
        default: "[127.0.0.1]"
        }
    }

    private static func failure(of error: any Error) -> SMTPFailure? {
        switch error {
        case is NIOSSLExtraError: return .encryptionFailed("the server's certificate is for another name")
        case NIOSSLError.handshakeFailed(let reason):
            let isUntrusted = String(describing: reason).contains("CERTIFICATE_VERIFY_FAILED")
            return .encryptionFailed(
                isUntrusted ? "the server's certificate is not trusted" : "the handshake failed")
        default: return nil
        }
    }
}
