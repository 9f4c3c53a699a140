import Foundation
import JSON
import Testing

/// What an identity provider sends and what must come of it, as a file under `Fixtures/<provider>/`.
struct Fixture: Sendable, CustomTestStringConvertible {
    let name: String
    private let document: JSONObject

    var testDescription: String { "\(name): \(document["why"]?.stringValue ?? "")" }

    /// POST, PUT or PATCH.
    var method: String { document["method"]?.stringValue ?? "" }
    var isGroup: Bool { document["resource"] == "Group" }
    var request: JSONValue { document["request"] ?? .null }
    var before: JSONObject { document["before"]?.objectValue ?? [:] }
    /// nil when the request must be refused.
    var after: JSONObject? { document["after"]?.objectValue }
    var error: JSONObject? { document["error"]?.objectValue }
    var membership: [JSONValue]? { document["membership"]?.arrayValue }
    /// The names of the leniencies that must be reported; others may be.
    var coercions: [String] { document["coercions"]?.arrayValue?.compactMap(\.stringValue) ?? [] }

    static let all: [Fixture] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }
            .sorted { $0.path < $1.path }
            .compactMap(Fixture.init)
    }()

    private init?(_ file: URL) {
        guard let data = try? Data(contentsOf: file), let value = try? JSONParser.parse([UInt8](data)),
            let document = value.objectValue
        else {
            Issue.record("\(file.lastPathComponent) is no JSON object")
            return nil
        }
        name = file.deletingLastPathComponent().lastPathComponent + "/" + file.deletingPathExtension().lastPathComponent
        self.document = document
    }
}
