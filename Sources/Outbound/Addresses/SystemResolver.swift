import Foundation
package import NIOCore
import NIOPosix
import Synchronization

/// The system's resolver on threads of its own.
///
/// Whoever asks for a name that is being looked up shares the look-up: a name whose servers never answer holds one thread,
/// however often it is asked for.
package final class SystemResolver: HostResolver {
    private static let threads = 32

    private let pool = NIOThreadPool(numberOfThreads: threads)
    private let pending = Mutex<[String: EventLoopFuture<[PeerAddress]>]>([:])

    package init() {
        pool.start()
    }

    deinit {
        pool.shutdownGracefully { _ in }
    }

    package func addresses(of host: String, on eventLoop: any EventLoop) -> EventLoopFuture<[PeerAddress]> {
        pending.withLock { pending in
            if let running = pending[host] { return running.hop(to: eventLoop) }
            guard pending.count < Self.threads else {
                return eventLoop.makeFailedFuture(OutboundFailure.resolverBusy)
            }
            let promise = eventLoop.makePromise(of: [PeerAddress].self)
            pending[host] = promise.futureResult
            pool.submit { _ in
                let result = Self.look(up: host)
                self.pending.withLock { $0[host] = nil }
                promise.completeWith(result)
            }
            return promise.futureResult
        }
    }

    private static func look(up host: String) -> Result<[PeerAddress], any Error> {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        #if canImport(Darwin)
            hints.ai_socktype = SOCK_STREAM
        #else
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #endif
        var head: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &head) == 0 else {
            return .failure(OutboundFailure.nameNotFound(host: host))
        }
        defer { freeaddrinfo(head) }
        var addresses: [PeerAddress] = []
        var next = head
        while let entry = next?.pointee {
            if let address = PeerAddress(entry), !addresses.contains(address) { addresses.append(address) }
            next = entry.ai_next
        }
        return addresses.isEmpty
            ? .failure(OutboundFailure.nameNotFound(host: host)) : .success(addresses)
    }
}

extension PeerAddress {
    fileprivate init?(_ entry: addrinfo) {
        guard let address = entry.ai_addr else { return nil }
        switch entry.ai_family {
        case AF_INET:
            let bytes = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { socket in
                withUnsafeBytes(of: socket.pointee.sin_addr) { Array($0) }
            }
            self.init(bytes: bytes)
        case AF_INET6:
            let bytes = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { socket in
                withUnsafeBytes(of: socket.pointee.sin6_addr) { Array($0) }
            }
            self.init(bytes: bytes)
        default: return nil
        }
    }
}
