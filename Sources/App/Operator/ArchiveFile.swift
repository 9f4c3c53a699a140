import Foundation

/// The file of an archive; `-` is standard output or input.
final class ArchiveFile {
    private static let bytesAtOnce = 1 << 16

    private let handle: FileHandle
    /// What was read and is no line yet.
    private var rest: ArraySlice<UInt8> = []

    private init(_ handle: FileHandle) {
        self.handle = handle
    }

    /// For its owner alone. Throws ``OperatorRefusal`` when it is there already or can't be made.
    static func create(_ path: String) throws -> ArchiveFile {
        guard path != "-" else { return ArchiveFile(.standardOutput) }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw OperatorRefusal("\(path) is there already; an export replaces no file.")
        }
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw OperatorRefusal("\(path) can't be written.") }
        return ArchiveFile(handle)
    }

    func write(_ lines: [String]) throws {
        try handle.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
    }

    /// Returns when the disk has it.
    func close() throws {
        try? handle.synchronize()
        try handle.close()
    }

    /// Throws ``OperatorRefusal`` when there is no such file.
    static func open(_ path: String) throws -> ArchiveFile {
        guard let handle = path == "-" ? .standardInput : FileHandle(forReadingAtPath: path) else {
            throw OperatorRefusal("\(path) can't be read.")
        }
        return ArchiveFile(handle)
    }

    /// The next line without its end; nil at the end of the file.
    func nextLine() throws -> String? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                defer { rest = rest[(end + 1)...] }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            guard let more = try handle.read(upToCount: Self.bytesAtOnce), !more.isEmpty else {
                defer { rest = [] }
                return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
            }
            rest = rest + more
        }
    }
}
