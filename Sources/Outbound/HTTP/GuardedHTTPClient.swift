import NIOCore
import NIOPosix
package import NIOSSL

/// Sends what somebody else's URL asks for, and cannot be pointed inwards by it.
///
/// Each exchange looks the name up once, judges every address that came back, and connects to one of those that passed:
/// there is no second look-up between the judgement and the connection. TLS is verified for the name. Redirects are
/// answers like any other. A connection serves one exchange.
package struct GuardedHTTPClient: Sendable {
    private let vetting: AddressVetting
    private let resolver: any HostResolver
    private let limits: OutboundLimits
    private let tls: NIOSSLContext
    private let group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton

    package init(
        vetting: AddressVetting, resolver: any HostResolver, limits: OutboundLimits = OutboundLimits(),
        tls: NIOSSLContext
    ) {
        self.vetting = vetting
        self.resolver = resolver
        self.limits = limits
        self.tls = tls
    }

    /// Never throws: however it ends is what happened.
    package func send(_ request: OutboundRequest) async -> OutboundExchange {
        let start = ContinuousClock.now
        let url: OutboundURL
        do {
            url = try OutboundURL(request.url, vetting: vetting)
        } catch {
            return OutboundExchange(address: nil, duration: .zero, result: .failure(error))
        }
        let attempt = OutboundAttempt(
            url: url, request: request, vetting: vetting, limits: limits, tls: tls, eventLoop: group.next())
        let result = await withTaskCancellationHandler {
            await attempt.run(resolver)
        } onCancel: {
            attempt.cancel()
        }
        return OutboundExchange(address: attempt.address, duration: ContinuousClock.now - start, result: result)
    }
}

extension GuardedHTTPClient {
    /// TLS 1.2 or later, with the system's roots and those of a PEM file besides.
    ///
    /// - Throws: What OpenSSL says when the file can't be read.
    package static func context(trusting file: String? = nil) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        if let file { configuration.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMFile(file))] }
        return try NIOSSLContext(configuration: configuration)
    }
}
