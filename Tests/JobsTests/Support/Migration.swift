import Foundation

/// The SQL files of the control schema, found from this file's place in the source tree.
enum Migration {
    static var control: [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("migrations/control").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".sql") }.sorted().map { folder + "/" + $0 }
    }
}
