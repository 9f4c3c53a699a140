import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// The folder of `rollcall up`: secrets, the private Postgres cluster, logs and `demo.json`.
///
/// It is locked while a `rollcall up` runs on it. The lock goes with the process, even with one that was killed.
final class DataFolder: Sendable {
    let url: URL
    private let lock: Int32

    /// Opens or makes the folder and locks it.
    init(_ path: String) throws {
        url = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL.absoluteURL
        do {
            try FileManager.default.createDirectory(at: url.appending(path: "logs"), withIntermediateDirectories: true)
        } catch {
            throw LocalError("The data folder \(url.path) can't be made.")
        }
        // Root's Postgres runs under another account, which must be able to pass through; nobody may list.
        try FileManager.default.setAttributes(
            [.posixPermissions: geteuid() == 0 ? 0o711 : 0o700], ofItemAtPath: url.path)
        lock = open(url.appending(path: "up.lock").path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw LocalError("The data folder \(url.path) can't be written.") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw LocalError(
                "Another \"rollcall up\" is running on \(url.path); stop it, or choose another folder with --data.")
        }
    }

    deinit { close(lock) }

    func log(_ name: String) -> URL { url.appending(path: "logs/\(name).log") }

    /// A handle at the end of a file that only its owner can read, made when it is not there.
    func appendingHandle(to file: URL) throws -> FileHandle {
        let descriptor = open(file.path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LocalError("\(file.path) can't be written.") }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// A file of this folder as JSON, or nil when there is none.
    func read<Value: Decodable>(_ type: Value.Type, from name: String) throws -> Value? {
        let file = url.appending(path: name)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            return try JSONDecoder().decode(type, from: Data(contentsOf: file))
        } catch {
            throw LocalError("\(file.path) is damaged. Mend it, or move the data folder away and start anew.")
        }
    }

    /// Writes a file that only its owner can read; readers see the old contents or the new, never a part.
    func write(_ value: some Encodable, to name: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
        let draft = url.appending(path: ".\(name).new")
        try? FileManager.default.removeItem(at: draft)
        guard
            FileManager.default.createFile(
                atPath: draft.path, contents: try encoder.encode(value), attributes: [.posixPermissions: 0o600])
        else { throw LocalError("\(draft.path) can't be written.") }
        guard rename(draft.path, url.appending(path: name).path) == 0 else {
            throw LocalError("\(url.appending(path: name).path) can't be written.")
        }
    }

    /// Where Postgres keeps its cluster: in here, unless its account can't come here (a clone under /root, say).
    func clusterFolder(for account: UnprivilegedAccount?) async throws -> URL {
        let cluster = url.appending(path: "postgres")
        guard let account, try await !account.canEnter(url) else {
            try prepare(cluster, for: account)
            return cluster.appending(path: "data")
        }
        let name = url.path.split(separator: "/").joined(separator: "-")
        let shelf = URL(filePath: "/var/lib/rollcall")
        try FileManager.default.createDirectory(
            at: shelf, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
        let elsewhere = shelf.appending(path: name)
        try prepare(elsewhere, for: account)
        if (try? FileManager.default.destinationOfSymbolicLink(atPath: cluster.path)) == nil {
            try FileManager.default.createSymbolicLink(at: cluster, withDestinationURL: elsewhere)
        }
        return elsewhere.appending(path: "data")
    }

    private func prepare(_ folder: URL, for account: UnprivilegedAccount?) throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try account?.own(folder)
    }
}
