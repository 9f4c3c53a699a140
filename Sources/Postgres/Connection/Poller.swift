import CLibPQ
import Glibc

/// Linux' epoll with an eventfd to wake it; level-triggered.
@safe final class Poller: Sendable {
    private let epoll: Int32
    private let waker: Int32
    /// The id under which the waker itself reports.
    private static let wakeID: UInt64 = 0

    init() {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        waker = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        precondition(epoll >= 0 && waker >= 0, "the system refuses an epoll descriptor (\(errno))")
        control(EPOLL_CTL_ADD, waker, id: Self.wakeID, events: EPOLLIN.rawValue)
    }

    deinit {
        Glibc.close(epoll)
        Glibc.close(waker)
    }

    func add(_ socket: Int32, id: UInt64) {
        control(EPOLL_CTL_ADD, socket, id: id, events: Self.events(reading: true, writing: false))
    }

    func update(_ socket: Int32, id: UInt64, reading: Bool, writing: Bool) {
        control(EPOLL_CTL_MOD, socket, id: id, events: Self.events(reading: reading, writing: writing))
    }

    func remove(_ socket: Int32) {
        control(EPOLL_CTL_DEL, socket, id: 0, events: 0)
    }

    /// Has `wait` return.
    func wake() {
        eventfd_write(waker, 1)
    }

    /// Waits for readiness, `milliseconds` at most, and calls `body` with the id of each socket that is ready or
    /// closing.
    func wait(milliseconds: Int32, _ body: (UInt64) -> Void) {
        unsafe withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: 64) { events in
            let count = unsafe epoll_wait(epoll, events.baseAddress, 64, milliseconds)
            for index in 0..<max(0, Int(count)) {
                let id = unsafe events[index].data.u64
                if id == Self.wakeID { drainWaker() } else { body(id) }
            }
        }
    }

    private func drainWaker() {
        var count: eventfd_t = 0
        unsafe eventfd_read(waker, &count)
    }

    private func control(_ operation: Int32, _ socket: Int32, id: UInt64, events: UInt32) {
        var event = unsafe epoll_event(events: events, data: epoll_data_t(u64: id))
        unsafe epoll_ctl(epoll, operation, socket, &event)
    }

    private static func events(reading: Bool, writing: Bool) -> UInt32 {
        // A socket that is not read for a while must not report its peer's half-close again and again either.
        (reading ? EPOLLIN.rawValue | EPOLLRDHUP.rawValue : 0) | (writing ? EPOLLOUT.rawValue : 0)
    }
}
