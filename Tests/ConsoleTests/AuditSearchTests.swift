import FoundationEssentials
import Tenancy
import Testing
import Web

@testable import Console

@Suite struct AuditSearchTests {
    private let actor = "01234567-89ab-7def-8123-456789abcdef"

    @Test func oneFilterIsSetWithoutTheOthers() {
        let search = AuditSearch(Query("action=tenant.update&since=2026-03-01&subject=a%26b&after=x"))
        #expect(
            search.path(setting: "actor", to: actor)
                == "/console/audit-log?action=tenant.update&actor=\(actor)&subject=a%26b&since=2026-03-01")
        #expect(search.path(setting: "subject", to: "") == "/console/audit-log?action=tenant.update&since=2026-03-01")
    }

    @Test func whatWasLeftEmptyDoesNotMatter() {
        let search = AuditSearch(Query("action=&actor=x&subject=+"))
        #expect(search.isEmpty)
        #expect(!AuditSearch(Query("until=never")).isEmpty)
    }
}
