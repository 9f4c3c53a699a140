import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// The account that Postgres runs under when `rollcall up` is started by root, whom Postgres refuses.
struct UnprivilegedAccount: Sendable, Hashable {
    let userID: UInt32
    let groupID: UInt32

    /// The account to use, or nil when the process itself is not root and needs none.
    static func needed() throws -> UnprivilegedAccount? {
        guard geteuid() == 0 else { return nil }
        guard let entry = getpwnam("postgres") else {
            throw LocalError(
                "Postgres refuses to run as root and there is no account \"postgres\" to run it under. "
                    + "Install the package postgresql, or start rollcall as an ordinary user.")
        }
        return UnprivilegedAccount(userID: entry.pointee.pw_uid, groupID: entry.pointee.pw_gid)
    }

    /// Whether this account can enter the folder, each folder above it included.
    func canEnter(_ folder: URL) async throws -> Bool {
        try await Command("/usr/bin/test", ["-x", folder.path], as: self).run().isSuccess
    }

    func own(_ path: URL) throws {
        try FileManager.default.setAttributes(
            [.ownerAccountID: Int(userID), .groupOwnerAccountID: Int(groupID)], ofItemAtPath: path.path)
    }
}
