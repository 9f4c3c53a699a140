package import AdminAPI
import Tenancy
package import Web

/// What the console is built from: what the admin API is built from, and sessions. Whatever somebody does here goes the same
/// ways as what a program does there.
package struct ConsoleServices: Sendable {
    package var admin: AdminServices
    /// Of the program.
    let version: String
    /// Attempts to sign in from one address, to this process.
    package var signInRate = RequestRate(sustained: 1, burst: 10)

    package init(admin: AdminServices, version: String) {
        self.admin = admin
        self.version = version
    }

    var sessions: ConsoleSessionStore { admin.consoleSessions }
    var origin: PublicOrigin { admin.origin }
    var clock: WallClock { admin.clock }
}
