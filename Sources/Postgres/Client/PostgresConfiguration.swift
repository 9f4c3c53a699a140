/// How to reach Postgres and how much of it to use.
///
/// | property | default | meaning |
/// |---|---|---|
/// | `url` | – | libpq URI or key/value string; may name several hosts |
/// | `listenURL` | nil | for notifications, when `url` leads to a pooler in transaction mode |
/// | `applicationName` | rollcall | shown in `pg_stat_activity` |
/// | `sharedConnections` | 4 | connections on which reads of many tasks wait in one line |
/// | `exclusiveConnections` | 8 | connections that serve one write, transaction, stream or COPY at a time |
/// | `acquisitionTimeout` | 5 s | wait for a connection |
/// | `statementTimeout` | 5 s | run time of one statement; nil for none |
/// | `lockTimeout` | nil | wait for one lock, set on the session |
/// | `idleInTransactionTimeout` | 10 s | the server ends a transaction that its client forgot |
/// | `connectTimeout` | 3 s | one attempt at one host; whole seconds, 2 at least (libpq) |
/// | `preparation` | `.onSecondUse(capacity: 1000)` | see `Preparation` |
/// | `tenantsPerConnection` | 500 | distinct schemas after which a connection is replaced |
/// | `maximumAge` | 30 min | age after which a connection is replaced, give or take a tenth |
/// | `idleTimeout` | 60 s | an exclusive connection that nobody used is closed; one stays |
/// | `backOff` | 50 ms … 5 s | wait between failed attempts to connect: doubled, with jitter |
/// | `observer` | nil | hears how long trips and waits take |
/// | `cancelGrace` | 3 s | wait for the server to obey a cancellation before the connection is cut |
///
/// The client opens one more connection for `PostgresClient.notifications`.
package struct PostgresConfiguration: Sendable {
    package var url: String
    package var listenURL: String?
    package var applicationName = "rollcall"
    package var sharedConnections = 4
    package var exclusiveConnections = 8
    package var acquisitionTimeout: Duration = .seconds(5)
    package var statementTimeout: Duration? = .seconds(5)
    package var lockTimeout: Duration?
    package var idleInTransactionTimeout: Duration? = .seconds(10)
    package var connectTimeout: Duration = .seconds(3)
    package var preparation: Preparation = .onSecondUse(capacity: 1000)
    package var tenantsPerConnection = 500
    package var maximumAge: Duration = .seconds(30 * 60)
    package var idleTimeout: Duration = .seconds(60)
    package var backOff: ClosedRange<Duration> = .milliseconds(50) ... .seconds(5)
    package var cancelGrace: Duration = .seconds(3)
    /// Hears of every trip and of waits for connections.
    package var observer: (any PostgresObserver)?

    package init(url: String) {
        self.url = url
    }

    /// Shares `connections` out between the two lanes: a third for reads, the rest for exclusive use; at least 2.
    package init(url: String, connections: Int) {
        self.init(url: url)
        sharedConnections = max(1, connections / 3)
        exclusiveConnections = max(1, connections - sharedConnections)
    }
}
