import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A TCP port of the loopback interface.
enum LocalPort {
    /// Whether a server could listen on the port now.
    static func isFree(_ port: Int) -> Bool {
        guard let port = UInt16(exactly: port) else { return false }
        return bound(to: port) != nil
    }

    /// A port that is free at this moment.
    static func free() throws -> Int {
        guard let port = bound(to: 0) else { throw LocalError("This machine has no free port.") }
        return Int(port)
    }

    /// Binds a socket to the port as a server would (SO_REUSEADDR, or ports in TIME_WAIT would count as taken), and
    /// closes it again.
    private static func bound(to port: UInt16) -> UInt16? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var reuse: Int32 = 1
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw -> Int32 in
                guard unsafe bind(descriptor, raw, length) == 0, listen(descriptor, 1) == 0 else { return -1 }
                return unsafe getsockname(descriptor, raw, &length)
            }
        }
        return result == 0 ? UInt16(bigEndian: address.sin_port) : nil
    }
}
