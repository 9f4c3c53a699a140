import Postgres
import SeededGenerator
import Testing

@testable import Tenancy

@Suite struct TenantIDTests {
    @Test func namesItsSchema() throws {
        let id = try #require(TenantID("k3x9"))
        #expect(id.schema.text == "tenant_k3x9")
        #expect(id.warmSchema.text == "warm_k3x9")
    }

    @Test(arguments: ["", "abc", "ABCD", "ab_cd", "ab-cd", "abcd;drop", "abcdé", String(repeating: "a", count: 21)])
    func rejects(_ text: String) {
        #expect(TenantID(text) == nil)
    }

    @Test func randomIDsDiffer() {
        var random = SeededGenerator(seed: 5)
        let ids = (0..<1_000).map { _ in TenantID.random(using: &random).text }
        #expect(Set(ids).count == 1_000)
        #expect(ids.allSatisfy { $0.count == 12 })
    }
}
