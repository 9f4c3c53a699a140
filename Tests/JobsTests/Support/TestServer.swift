import Foundation

/// The Postgres server that the tests may use.
struct TestServer: Sendable {
    struct Missing: Error, CustomStringConvertible {
        let description =
            "ROLLCALL_TEST_DATABASE_URL is not set: run the tests with `make test`, which starts a Postgres."
    }

    let url: String

    static func fromEnvironment() throws -> TestServer {
        guard let url = ProcessInfo.processInfo.environment["ROLLCALL_TEST_DATABASE_URL"] else { throw Missing() }
        return TestServer(url: url)
    }

    func url(database: String) -> String {
        guard var components = URLComponents(string: url) else { return url }
        components.path = "/" + database
        return components.string ?? url
    }

    func execute(_ sql: String) async throws {
        try await Shell.psql(url, ["-c", sql])
    }
}
