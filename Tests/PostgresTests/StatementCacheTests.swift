import Testing

@testable import Postgres

@Suite struct StatementCacheTests {
    private static func key(_ number: Int, in schema: String? = nil) -> StatementCache.Key {
        StatementCache.Key(
            statement: Statement("s\(number)", "SELECT \(number)"), schema: schema.flatMap { SchemaName($0) })
    }

    @Test func preparesOnTheSecondUse() {
        var cache = StatementCache(capacity: 2)
        #expect(cache.use(Self.key(1), binds: []) == .unnamed)
        #expect(cache.use(Self.key(1), binds: []) == .prepare(name: "s1"))
        #expect(cache.use(Self.key(1), binds: []) == .prepared(name: "s1"))
    }

    @Test func keepsSchemasApart() {
        var cache = StatementCache(capacity: 4)
        for _ in 1...2 { _ = cache.use(Self.key(1, in: "a"), binds: []) }
        #expect(cache.use(Self.key(1, in: "b"), binds: []) == .unnamed)
        #expect(cache.use(Self.key(1, in: "b"), binds: []) == .prepare(name: "s2"))
        #expect(cache.use(Self.key(1, in: "a"), binds: []) == .prepared(name: "s1"))
    }

    @Test func givesUpTheOneThatWasUnusedLongest() {
        var cache = StatementCache(capacity: 2)
        for number in [1, 1, 2, 2, 1] { _ = cache.use(Self.key(number), binds: []) }
        _ = cache.use(Self.key(3), binds: [])
        #expect(cache.use(Self.key(3), binds: []) == .prepare(name: "s3"))
        #expect(cache.takeDiscarded() == ["s2"])
        #expect(cache.use(Self.key(1), binds: []) == .prepared(name: "s1"))
        #expect(cache.use(Self.key(2), binds: []) == .unnamed)
        #expect(cache.count == 2)
    }

    @Test func doesNotPrepareForOtherParameterTypes() {
        var cache = StatementCache(capacity: 2)
        for _ in 1...2 { _ = cache.use(Self.key(1), binds: [.int8(1)]) }
        #expect(cache.use(Self.key(1), binds: [.int4(1)]) == .unnamed)
        #expect(cache.use(Self.key(1), binds: [.int8(2)]) == .prepared(name: "s1"))
    }

    @Test func preparesAnewWhatWasDropped() {
        var cache = StatementCache(capacity: 2)
        for _ in 1...2 { _ = cache.use(Self.key(1), binds: []) }
        cache.drop(Self.key(1), isOnServer: true)
        #expect(cache.takeDiscarded() == ["s1"])
        #expect(cache.use(Self.key(1), binds: []) == .prepare(name: "s2"))
    }

    @Test func neverPreparesWithoutCapacityOrForDefinitions() {
        var none = StatementCache(capacity: 0)
        var some = StatementCache(capacity: 2)
        let definition = StatementCache.Key(statement: Statement("ddl", "CREATE TABLE x ()"), schema: nil)
        for _ in 1...3 {
            #expect(none.use(Self.key(1), binds: []) == .unnamed)
            #expect(some.use(definition, binds: []) == .unnamed)
        }
    }

    @Test func staysWithinItsCapacityInALongRun() {
        var cache = StatementCache(capacity: 8)
        var prepared = Set<String>()
        for step in 0..<10_000 {
            let use = cache.use(Self.key((step * step) % 31), binds: [])
            if case .prepare(let name) = use { prepared.insert(name) }
            if case .prepared(let name) = use { #expect(prepared.contains(name)) }
            for name in cache.takeDiscarded() { #expect(prepared.remove(name) != nil) }
            #expect(prepared.count <= 8)
        }
        #expect(cache.count == prepared.count)
    }
}
