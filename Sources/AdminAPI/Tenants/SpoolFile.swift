import FoundationEssentials
import NIOCore
import SystemPackage

/// A file without a name, which goes with this object, also by the end of the process, and then gives its slot back.
///
/// Its calls block, each for as long as the disk takes for some kilobytes.
final class SpoolFile: Sendable {
    private let descriptor: SystemPackage.FileDescriptor
    private let slots: ArchiveSlots

    /// The slot has been taken; it is given back also when this throws.
    init(slots: ArchiveSlots) throws {
        do {
            descriptor = try Self.open()
        } catch {
            slots.giveBack()
            throw error
        }
        self.slots = slots
    }

    deinit {
        try? descriptor.close()
        slots.giveBack()
    }

    private static func open() throws -> SystemPackage.FileDescriptor {
        let path = FileManager.default.temporaryDirectory.appending(path: "rollcall-\(UUID().uuidString)").path
        let descriptor = try SystemPackage.FileDescriptor.open(
            FilePath(path), .readWrite, options: [.create, .exclusiveCreate], permissions: .ownerReadWrite)
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            try descriptor.close()
            throw error
        }
        return descriptor
    }

    func append(_ lines: [String]) throws {
        _ = try descriptor.writeAll((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// How long the file is in bytes; what is read next is its beginning.
    func rewind() throws -> Int {
        let length = try descriptor.seek(offset: 0, from: .end)
        try descriptor.seek(offset: 0, from: .start)
        return Int(length)
    }

    /// The next bytes, at most `limit`; nil at the end.
    func next(limit: Int) throws -> ByteBuffer? {
        var buffer = ByteBuffer()
        let count = try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: limit) { bytes in
            try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<limit]))
        }
        return count == 0 ? nil : buffer
    }
}
