import CLibPQ
import Glibc

/// Opens sessions; blocks, so it is called on a side thread only.
struct Connector: Sendable {
    /// A session that is ready for a `Connection`.
    struct Opened: Sendable {
        let link: LibPQ
        let canceller: Canceller
    }

    let configuration: PostgresConfiguration

    /// Connects, fixes the session's settings and enters pipeline mode; throws `notConnected`.
    func open() throws(PostgresError) -> Opened {
        _ = Self.openSSLOutlivesMain
        guard let pointer = unsafe connect() else { throw .notConnected("out of memory") }
        // Notices would otherwise go to the standard error stream.
        unsafe PQsetNoticeReceiver(pointer, { _, _ in }, nil)
        let link = unsafe LibPQ(pointer)
        guard unsafe PQstatus(pointer) == CONNECTION_OK else { throw .notConnected(link.reason) }
        try link.applySettings(configuration)
        guard unsafe PQsetnonblocking(pointer, 1) == 0, unsafe PQenterPipelineMode(pointer) == 1,
            let canceller = unsafe PQgetCancel(pointer)
        else { throw .notConnected(link.reason) }
        return unsafe Opened(link: link, canceller: Canceller(canceller))
    }

    /// OpenSSL frees what it has when the process exits, under the feet of side threads that are still connecting or just
    /// ending: seen once as a crash of a command that had done its work. It must be told before libpq first uses it.
    private static let openSSLOutlivesMain: Void = rollcall_keep_openssl_at_exit()

    private func connect() -> OpaquePointer? {
        let settings = parameters
        var keywords = unsafe settings.map { unsafe UnsafePointer(strdup($0.0)) }
        var values = unsafe settings.map { unsafe UnsafePointer(strdup($0.1)) }
        defer {
            unsafe (keywords + values).forEach { unsafe free(UnsafeMutablePointer(mutating: $0)) }
        }
        unsafe keywords.append(nil)
        unsafe values.append(nil)
        // 1: `dbname` may be a whole URI, whose settings override those before it.
        return unsafe PQconnectdbParams(keywords, values, 1)
    }

    /// Defaults first, then the URL, which may say otherwise.
    ///
    /// A peer that has vanished without a word is noticed after 5 to 19 s, depending on whether data is under way.
    private var parameters: [(String, String)] {
        let seconds = max(2, Int(configuration.connectTimeout.components.seconds))
        return [
            ("application_name", configuration.applicationName),
            ("connect_timeout", "\(seconds)"),
            ("tcp_user_timeout", "5000"),
            ("keepalives_idle", "10"),
            ("keepalives_interval", "3"),
            ("keepalives_count", "3"),
            ("dbname", configuration.url),
            ("client_encoding", "UTF8"),
        ]
    }
}

extension LibPQ {
    /// libpq's last reason on one line; it never repeats the password.
    fileprivate var reason: String {
        let text = unsafe String(cString: PQerrorMessage(pointer))
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Sets the session up in one trip. Not through a pooler: there the session belongs to whoever comes next.
    fileprivate func applySettings(_ configuration: PostgresConfiguration) throws(PostgresError) {
        guard configuration.preparation != .never else { return }
        let calls = configuration.sessionSettings.map { "pg_catalog.set_config('\($0)', '\($1)', false)" }
        let sql = "SELECT " + calls.joined(separator: ", ")
        guard let result = unsafe PQexec(pointer, sql) else { throw .notConnected(reason) }
        defer { unsafe PQclear(result) }
        guard unsafe PQresultStatus(result) == PGRES_TUPLES_OK else { throw .notConnected(reason) }
    }
}
