import Foundation
import Synchronization

/// Where finished log lines go. Lines of one output never interleave.
package final class LogOutput: Sendable {
    package static let standardOutput = LogOutput(fileDescriptor: STDOUT_FILENO)
    package static let standardError = LogOutput(fileDescriptor: STDERR_FILENO)

    private let write: Mutex<@Sendable ([UInt8]) -> Void>

    /// Hands each line, newline included, to `write`; one call at a time.
    package init(_ write: @escaping @Sendable ([UInt8]) -> Void) {
        self.write = Mutex(write)
    }

    /// Writes to an open file descriptor, which stays the caller's.
    package convenience init(fileDescriptor: Int32) {
        self.init { line in Self.writeAll(line, to: fileDescriptor) }
    }

    package func append(_ line: [UInt8]) {
        write.withLock { $0(line) }
    }

    /// A line that cannot be written is dropped: a full disk or a closed pipe must not stop the service.
    private static func writeAll(_ line: [UInt8], to fileDescriptor: Int32) {
        line.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count {
                let count = Foundation.write(
                    fileDescriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
                if count >= 0 {
                    offset += count
                } else if errno == EAGAIN {
                    var readiness = pollfd(fd: fileDescriptor, events: Int16(POLLOUT), revents: 0)
                    guard poll(&readiness, 1, 1_000) > 0 else { return }
                } else if errno != EINTR {
                    return
                }
            }
        }
    }
}
