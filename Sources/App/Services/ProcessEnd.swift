import Foundation

/// The end of a process that still has threads.
package enum ProcessEnd {
    /// Ends the process with what it printed, but without exit handlers: OpenSSL's, which libpq brings along, frees what a
    /// thread that is just connecting still uses, and then the process crashes or never ends.
    package static func exit(_ status: Int32) -> Never {
        fflush(nil)
        _exit(status)
    }
}
