import NIOCore
import NIOHTTP1
import NIOSSL
import NIOTLS

/// Sends the request once the connection is there and collects the answer.
final class ExchangeHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let head: HTTPRequestHead
    private let requestBody: [UInt8]
    private let keptBody: Int
    private let isSecure: Bool
    private let ready: EventLoopPromise<Void>
    private let answer: EventLoopPromise<OutboundAnswer>

    private var isReady = false
    private var response: HTTPResponseHead?
    private var body: [UInt8] = []
    private var isOver = false

    init(
        head: HTTPRequestHead, body: [UInt8], keptBody: Int, isSecure: Bool, ready: EventLoopPromise<Void>,
        answer: EventLoopPromise<OutboundAnswer>
    ) {
        self.head = head
        requestBody = body
        self.keptBody = keptBody
        self.isSecure = isSecure
        self.ready = ready
        self.answer = answer
    }

    func channelActive(context: ChannelHandlerContext) {
        if !isSecure { send(context) }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent { send(context) }
        context.fireUserInboundEventTriggered(event)
    }

    private func send(_ context: ChannelHandlerContext) {
        guard !isReady else { return }
        isReady = true
        ready.succeed()
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: requestBody)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): response = head
        case .body(let buffer):
            let rest = keptBody - body.count
            body.append(contentsOf: buffer.readableBytesView.prefix(rest))
            // Who has said so much has decided; the rest need not be waited for.
            if buffer.readableBytes > rest { finish(context) }
        case .end: finish(context)
        }
    }

    private func finish(_ context: ChannelHandlerContext) {
        guard let response, !isOver else { return }
        isOver = true
        answer.succeed(
            OutboundAnswer(
                status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) }, body: body))
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A peer that ends TLS without saying so, after a whole answer or before any.
        if case NIOSSLError.uncleanShutdown = error {
            context.close(promise: nil)
            return
        }
        fail(isReady ? .answerBroken(Self.reason(error)) : .tlsFailed(Self.reason(error)))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(
            isReady
                ? .answerBroken("the connection was closed")
                : .tlsFailed("the connection was closed during the handshake"))
        context.fireChannelInactive()
    }

    /// While there is no connection yet, another address may do.
    private func fail(_ failure: OutboundFailure) {
        guard !isOver else { return }
        isOver = true
        if isReady { answer.fail(failure) } else { ready.fail(failure) }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case NIOSSLError.handshakeFailed(let cause): "the handshake failed (\(String(describing: cause).prefix(200)))"
        case let error as NIOSSLError: String(describing: error)
        case is HTTPParserError: "what came is no HTTP"
        case let error as NIOSSLExtraError: error.description
        default: String(describing: type(of: error))
        }
    }
}
