import Foundation
package import NIOCore
import NIOPosix
import Synchronization

/// The system's resolver on threads of its own.
///
/// Whoever asks for a name that is being looked up shares the look-up: a name whose servers never answer holds one thread,
/// however often it is asked for. Such a name is looked up on other threads from then on, so that many of them delay only
/// each other. Look-ups wait for a thread as long as whoever asked has patience.
package final class SystemResolver: HostResolver {
    private static let threads = 32
    private static let threadsForSlowNames = 8
    /// A look-up that took longer makes its name a slow one until one is faster.
    private static let slow: Duration = .seconds(2)
    private static let mostSlowNames = 10_000
    /// Far more than a worker has slots.
    private static let mostPending = 10_000

    private struct State {
        var pending: [String: EventLoopFuture<[PeerAddress]>] = [:]
        var slowNames: Set<String> = []
    }

    private let pool = NIOThreadPool(numberOfThreads: threads)
    private let poolForSlowNames = NIOThreadPool(numberOfThreads: threadsForSlowNames)
    private let state = Mutex(State())

    package init() {
        pool.start()
        poolForSlowNames.start()
    }

    deinit {
        pool.shutdownGracefully { _ in }
        poolForSlowNames.shutdownGracefully { _ in }
    }

    package func addresses(of host: String, on eventLoop: any EventLoop) -> EventLoopFuture<[PeerAddress]> {
        state.withLock { state in
            if let running = state.pending[host] { return running.hop(to: eventLoop) }
            guard state.pending.count < Self.mostPending else {
                return eventLoop.makeFailedFuture(OutboundFailure.resolverBusy)
            }
            let promise = eventLoop.makePromise(of: [PeerAddress].self)
            state.pending[host] = promise.futureResult
            let threads = state.slowNames.contains(host) ? poolForSlowNames : pool
            threads.submit { _ in
                let start = ContinuousClock.now
                let result = Self.look(up: host)
                self.ended(host, after: ContinuousClock.now - start)
                promise.completeWith(result)
            }
            return promise.futureResult
        }
    }

    private func ended(_ host: String, after duration: Duration) {
        state.withLock { state in
            state.pending[host] = nil
            if duration < Self.slow {
                state.slowNames.remove(host)
            } else if state.slowNames.count < Self.mostSlowNames {
                state.slowNames.insert(host)
            }
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
