import Foundation
package import JSON

/// Cases collected from other SCIM implementations. They lie beside the repository, not in it, and are found by
/// `ROLLCALL_VECTORS` or as `../shared/vectors`.
package enum Vectors {
    static let folder: String = {
        if let folder = ProcessInfo.processInfo.environment["ROLLCALL_VECTORS"] { return folder }
        // #filePath is <package>/Tests/Vectors/Vectors.swift.
        let file = URL(filePath: #filePath)
        let package = (0..<3).reduce(file) { url, _ in url.deletingLastPathComponent() }
        return package.deletingLastPathComponent().appending(path: "shared/vectors").path(percentEncoded: false)
    }()

    /// Whether the folder is there; the suites that need it are skipped where it is not.
    package static let areAvailable = FileManager.default.fileExists(atPath: folder + "/patch.json")

    /// Shown with each suite that was skipped.
    package static let explanation =
        "The vectors of other implementations are not in this repository. Set ROLLCALL_VECTORS to their folder."

    package static func document(_ name: String) -> JSONObject {
        documents[name] ?? [:]
    }

    private static let documents: [String: JSONObject] = Dictionary(
        uniqueKeysWithValues: ["filter-match", "filter-parse", "patch", "path-parse"].map { ($0, load($0)) })

    private static func load(_ name: String) -> JSONObject {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(name).json"),
            let value = try? JSONParser.parse([UInt8](data), limits: JSONLimits(depth: 100))
        else { return [:] }
        return value.objectValue ?? [:]
    }

    package static func objects(_ name: String) -> [JSONObject] {
        (document(name)["cases"]?.arrayValue ?? []).compactMap(\.objectValue)
    }

    /// The cases of a file, told apart by one of their members.
    package static func cases(_ name: String, by key: String) -> [VectorCase] {
        objects(name).map { VectorCase(subject: $0[key]?.stringValue ?? "", vector: $0) }
    }
}
