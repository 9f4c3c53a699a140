import Migrations
import Testing

@testable import Tenancy

@Suite struct SQLScriptTests {
    @Test(arguments: [
        ("", []),
        (" ;; \n;", []),
        ("SELECT 1", ["SELECT 1"]),
        ("SELECT 1; SELECT 2;", ["SELECT 1", "SELECT 2"]),
        ("SELECT ';'; SELECT 'it''s;'", ["SELECT ';'", "SELECT 'it''s;'"]),
        (#"SELECT E'\';'; SELECT 2"#, [#"SELECT E'\';'"#, "SELECT 2"]),
        (#"SELECT '\'; SELECT 2"#, [#"SELECT '\'"#, "SELECT 2"]),
        (#"SELECT name'\'; SELECT 2"#, [#"SELECT name'\'"#, "SELECT 2"]),
        (#"SELECT ";" FROM "a""b;"; SELECT 2"#, [#"SELECT ";" FROM "a""b;""#, "SELECT 2"]),
        ("SELECT $$a;b$$; SELECT 2", ["SELECT $$a;b$$", "SELECT 2"]),
        ("SELECT $q$a;$$;$q$; SELECT 2", ["SELECT $q$a;$$;$q$", "SELECT 2"]),
        ("SELECT $1; SELECT a$b$ FROM c; SELECT $b$;$b$", ["SELECT $1", "SELECT a$b$ FROM c", "SELECT $b$;$b$"]),
        ("-- one; two\nSELECT 1; -- three\n", ["SELECT 1"]),
        ("SELECT 1 -- ;'\n + 2; SELECT 3", ["SELECT 1 \n + 2", "SELECT 3"]),
        ("/* a; /* b; */ c; */ SELECT 1; SELECT 2 /* ; */", ["SELECT 1", "SELECT 2"]),
        ("SELECT 4 - -1 / 2; SELECT 2", ["SELECT 4 - -1 / 2", "SELECT 2"]),
        (
            "CREATE RULE r AS ON DELETE TO t DO (DELETE FROM a; DELETE FROM b); SELECT 1",
            ["CREATE RULE r AS ON DELETE TO t DO (DELETE FROM a; DELETE FROM b)", "SELECT 1"]
        ),
        ("SELECT 'never closed; SELECT 2", ["SELECT 'never closed; SELECT 2"]),
        ("SELECT 1; /* never closed", ["SELECT 1"]),
        ("SELECT 'ä;ö'; SELECT \"ü;\"", ["SELECT 'ä;ö'", "SELECT \"ü;\""]),
    ])
    func cuts(_ script: String, _ statements: [String]) {
        #expect(SQLScript.statements(of: script) == statements)
    }

    @Test func cutsEveryMigrationIntoStatementsThatBeginWithAVerb() {
        for migration in Migrations.control + Migrations.tenant {
            let statements = SQLScript.statements(of: migration.sql)
            #expect(!statements.isEmpty)
            for statement in statements {
                #expect(
                    ["CREATE", "INSERT", "ALTER", "DROP", "UPDATE", "COMMENT"].contains {
                        statement.hasPrefix($0 + " ")
                    }, "\(migration.fileName): \(statement.prefix(40))")
            }
        }
    }
}
