import Foundation
import Testing

/// Who writes a statement also says how Postgres is to run it.
@Suite struct StatementCoverageTests {
    /// These look for nothing: they write rows, or lock a table.
    private static let plain: Set = [
        "UserStatements.insert", "UserStatements.insertEmails", "UserStatements.putExternalID",
        "GroupStatements.insert",
        "GroupStatements.putExternalID", "MembershipStatements.add", "MembershipStatements.join",
        "MembershipStatements.lockParked", "MembershipStatements.park", "OwnResourceStatements.insert",
        "OwnResourceStatements.putExternalID", "UniqueStatements.insertOfUser", "UniqueStatements.insertOfGroup",
        "UniqueStatements.insertOfResource",
    ]

    @Test func everyStatementHasItsPlanLookedAt() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let sources = tests.appending(path: "../../../Sources/Directory").standardized
        let plans = try FileManager.default.contentsOfDirectory(at: tests, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.contains("Plan") }
            .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.allObjects ?? []
        var found = 0
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            let page = file.deletingPathExtension().lastPathComponent
            // A tenant has no more than twenty schemas and types: one page of a table, which no index is quicker than.
            guard page != "SchemaStatements", page != "ResourceTypeStatements" else { continue }
            for match in text.matches(of: #/static let (\w+) = Statement\(/#) {
                found += 1
                let name = "\(page).\(match.1)"
                #expect(
                    Self.plain.contains(name) || plans.contains("\(name),"),
                    "\(name) has no case in StatementPlanTests")
            }
        }
        #expect(found > 40)
    }
}
