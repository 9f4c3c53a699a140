import Foundation

/// Where this machine keeps the Postgres server programs.
struct PostgresInstallation: Sendable {
    let folder: URL

    /// The newest installation found: Debian keeps one folder a major version, others put the programs on the path.
    static func find() throws -> PostgresInstallation {
        let files = FileManager.default
        let debian = URL(filePath: "/usr/lib/postgresql")
        let versions = ((try? files.contentsOfDirectory(atPath: debian.path)) ?? []).compactMap(Int.init).sorted(by: >)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let candidates =
            versions.map { debian.appending(path: "\($0)/bin") }
            + path.split(separator: ":").map { URL(filePath: String($0)) }
        let found = candidates.first { folder in
            ["initdb", "pg_ctl", "postgres"].allSatisfy {
                files.isExecutableFile(atPath: folder.appending(path: $0).path)
            }
        }
        guard let found else {
            throw LocalError(
                "No Postgres server is installed. Install the package postgresql, or set ROLLCALL_DATABASE_URL to one.")
        }
        return PostgresInstallation(folder: found)
    }

    func program(_ name: String, _ arguments: [String], as account: UnprivilegedAccount?) -> Command {
        Command(folder.appending(path: name).path, arguments, as: account)
    }
}
