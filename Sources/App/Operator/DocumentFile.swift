import Foundation
import JSON

/// A file with a JSON object that a verb is given.
struct DocumentFile {
    /// In bytes, as the admin API takes.
    private static let limit = 1 << 20

    /// `-` is standard input.
    let path: String

    /// Throws ``OperatorRefusal`` when there is no such file or something else in it.
    func object() throws -> JSONObject {
        let bytes: Data?
        if path == "-" {
            bytes = try FileHandle.standardInput.read(upToCount: Self.limit + 1) ?? Data()
        } else {
            bytes = try? FileHandle(forReadingFrom: URL(filePath: path)).read(upToCount: Self.limit + 1) ?? Data()
        }
        guard let bytes else { throw OperatorRefusal("\(path) can't be read.") }
        guard bytes.count <= Self.limit else { throw OperatorRefusal("\(path) is larger than \(Self.limit) bytes.") }
        guard let value = try? JSONParser.parse(Array(bytes)), let object = value.objectValue else {
            throw OperatorRefusal("\(path) holds no JSON object.")
        }
        return object
    }
}
