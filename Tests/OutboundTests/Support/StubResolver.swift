import NIOCore
import Outbound
import Synchronization

/// Answers each look-up with the next of some answers; a missing one never comes.
final class StubResolver: HostResolver {
    private let answers: Mutex<[[String]]>
    private let asked = Mutex(0)

    init(_ answers: [String]...) {
        self.answers = Mutex(answers)
    }

    var lookUps: Int { asked.withLock { $0 } }

    func addresses(of host: String, on eventLoop: any EventLoop) -> EventLoopFuture<[PeerAddress]> {
        asked.withLock { $0 += 1 }
        let answer = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        let promise = eventLoop.makePromise(of: [PeerAddress].self)
        if let answer {
            promise.succeed(answer.compactMap { PeerAddress($0) })
        } else {
            eventLoop.scheduleTask(in: .seconds(60)) { promise.fail(OutboundFailure.nameNotFound(host: host)) }
        }
        return promise.futureResult
    }
}
