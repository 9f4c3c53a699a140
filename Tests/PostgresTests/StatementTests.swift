import Postgres
import Testing

@testable import struct Postgres.StatementKind

@Suite struct StatementTests {
    @Test(arguments: ["a", "tenant_1", "_x", String(repeating: "a", count: 63)])
    func takesPlainSchemaNames(_ text: String) {
        #expect(SchemaName(text)?.text == text)
    }

    @Test(arguments: [
        "", "A", "1a", "a-b", "a.b", "a b", "a\"", "a;", "é", "a\u{0}", String(repeating: "a", count: 64),
    ])
    func refusesOtherSchemaNames(_ text: String) {
        #expect(SchemaName(text) == nil)
    }

    @Test func putsTheSchemaIntoEveryHole() throws {
        let statement = Statement("join", "SELECT '{}', '{schema' FROM {schema}.a JOIN {schema}.b")
        let schema = try #require(SchemaName("t1"))
        #expect(statement.needsSchema)
        #expect(statement.rendered(in: schema) == "SELECT '{}', '{schema' FROM t1.a JOIN t1.b")
        #expect(Statement("control", "SELECT 1").rendered(in: schema) == "SELECT 1")
        #expect(!Statement("control", "SELECT 1").needsSchema)
    }

    @Test func equalsAnotherOfTheSameNameAndText() {
        #expect(Statement("a", "SELECT 1") == Statement("a", "SELECT 1"))
        #expect(Statement("a", "SELECT 1") != Statement("a", "SELECT 2"))
        #expect(Statement("a", "SELECT 1") != Statement("b", "SELECT 1"))
    }

    @Test(arguments: [
        "SELECT 1", "  select a from t where b = 'FOR UPDATE'", "-- INSERT\nSELECT 1",
        "/* DELETE */ WITH x AS (SELECT 1) TABLE x",
        "VALUES (1)", "SELECT updated_at, for_share FROM t", "(SELECT 1) UNION (SELECT 2)", #"SELECT "insert" FROM t"#,
    ])
    func knowsReads(_ sql: String) {
        #expect(StatementKind(sql: sql).isRead)
        #expect(StatementKind(sql: sql).isPlannable)
    }

    @Test(arguments: [
        "INSERT INTO t VALUES (1)", "update t set a = 1", "WITH d AS (DELETE FROM t RETURNING a) SELECT a FROM d",
        "SELECT 1 FROM t FOR UPDATE", "SELECT 1 FROM t for  no key update SKIP LOCKED", "SELECT 1 FROM t FOR SHARE",
        "SELECT 1 FROM t FOR/**/KEY SHARE", "SELECT 1 INTO t2", "CREATE TABLE t ()", "COPY t FROM STDIN",
        "EXPLAIN ANALYZE DELETE FROM t", "",
    ])
    func knowsWhatIsNoRead(_ sql: String) {
        #expect(!StatementKind(sql: sql).isRead)
    }

    @Test(arguments: ["CREATE TABLE t ()", "VACUUM", "SET a = 1", "LISTEN x", "DEALLOCATE ALL"])
    func preparesNoDefinitions(_ sql: String) {
        #expect(!StatementKind(sql: sql).isPlannable)
    }
}
