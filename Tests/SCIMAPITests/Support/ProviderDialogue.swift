import Foundation
import HTTPTypes
import JSON
import Testing

/// What an identity provider sends to the running surface and what it must be answered, request after request, as a file
/// under `Fixtures/<provider>/`.
///
/// Each exchange has `send` (method and target), `query` (values before percent-encoding), `headers`, `body`, and of the
/// answer `status`, `answer` (what its body must hold at least; lists match as a whole), `absent` (places such as
/// `Resources.0.members` that must be empty) and `fields`. `as` names the id in the answer; `{name}` stands for it later.
struct ProviderDialogue: Sendable, CustomTestStringConvertible {
    struct Exchange: Sendable {
        let document: JSONObject

        var query: JSONObject { document["query"]?.objectValue ?? [:] }
        var status: JSONValue { document["status"] ?? .null }
        var absent: [String] { document["absent"]?.arrayValue?.compactMap(\.stringValue) ?? [] }
        var fields: JSONObject { document["fields"]?.objectValue ?? [:] }
        var name: String? { document["as"]?.stringValue }

        var headers: HTTPFields {
            var headers = HTTPFields()
            for (name, value) in document["headers"]?.objectValue ?? [:] {
                if let name = HTTPField.Name(name) { headers[name] = value.stringValue }
            }
            return headers
        }
    }

    let name: String
    let why: String
    let exchanges: [Exchange]

    var testDescription: String { "\(name): \(why)" }

    static let all: [ProviderDialogue] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }
            .sorted { $0.path < $1.path }
            .compactMap(ProviderDialogue.init)
    }()

    private init?(_ file: URL) {
        guard let data = try? Data(contentsOf: file), let value = try? JSONParser.parse([UInt8](data)),
            let exchanges = value["exchanges"]?.arrayValue, !exchanges.isEmpty
        else {
            Issue.record("\(file.lastPathComponent) is no dialogue")
            return nil
        }
        name = file.deletingLastPathComponent().lastPathComponent + "/" + file.deletingPathExtension().lastPathComponent
        why = value["why"]?.stringValue ?? ""
        self.exchanges = exchanges.map { Exchange(document: $0.objectValue ?? [:]) }
    }
}
