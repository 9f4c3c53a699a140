import FoundationEssentials
import Migrations
import Testing

@Suite struct MigrationsTests {
    @Test(arguments: Migration.Line.allCases)
    func countsFromOneWithoutAGap(_ line: Migration.Line) {
        let listed = Self.list(line)
        #expect(listed.map(\.version) == Array(1...Int32(listed.count)))
    }

    @Test(arguments: Migration.Line.allCases)
    func listsExactlyTheFilesOfTheFolder(_ line: Migration.Line) throws {
        let listed = Self.list(line)
        #expect(listed.allSatisfy { $0.line == line })
        let folder = Self.folder + "/" + line.rawValue
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(listed.map(\.fileName) == files)
        for migration in listed {
            let bytes = try Data(contentsOf: URL(filePath: folder + "/" + migration.fileName))
            #expect(Array(migration.sql.utf8) == Array(bytes), "\(migration.fileName)")
        }
    }

    @Test func aTenantFileNamesNoSchema() {
        for migration in Migrations.tenant {
            #expect(!migration.sql.contains("rollcall."), "\(migration.fileName)")
            #expect(!migration.sql.contains("{schema}"), "\(migration.fileName)")
        }
    }

    private static func list(_ line: Migration.Line) -> [Migration] {
        line == .control ? Migrations.control : Migrations.tenant
    }

    private static let folder = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/migrations"
}
