import Postgres
import Testing

@testable import Tenancy

/// What operators find when they look for a tenant by the beginning of its slug or name.
@Suite struct TenantSearchTests {
    private static func walk(_ world: World, _ filter: TenantFilter, by size: Int) async throws -> [String] {
        var (found, place): ([String], TenantPlace?) = ([], nil)
        repeat {
            let page = try await world.tenants.page(filter, after: place, limit: size)
            #expect(page.elements.count <= size)
            found += page.elements.map(\.slug)
            // As the address of the next page has it.
            place = page.next.flatMap { TenantPlace($0.text) }
            #expect((page.next == nil) == (place == nil))
        } while place != nil
        return found
    }

    private static func fill(_ world: World) async throws {
        for (slug, name) in [
            ("globex", "Globex"), ("globex-eu", "Ärzte AG"), ("initech", "Globex. Holding"), ("acme", "gLOBEX 2"),
            ("umbrella", "100 % sure_"), ("zeta", "Zeta"),
        ] {
            _ = try await world.tenants.create(slug: slug, name: name)
        }
    }

    @Test(arguments: [1, 2, 3, 50])
    func slugsComeBeforeNamesAndNobodyTwice(size: Int) async throws {
        try await World.make { world in
            try await Self.fill(world)
            func slugs(_ text: String) async throws -> [String] {
                try await Self.walk(world, TenantFilter(text: text), by: size)
            }
            #expect(try await slugs("") == ["acme", "globex", "globex-eu", "initech", "umbrella", "zeta"])
            // By the slug first, in whatever case; then "globex 2" before "globex. holding".
            #expect(try await slugs("GLOB") == ["globex", "globex-eu", "acme", "initech"])
            #expect(try await slugs("globex.") == ["initech"])
            #expect(try await slugs("Ärz") == ["globex-eu"])
            // What LIKE would take for signs of its own is text; nor is anything found in the middle.
            #expect(try await slugs("100 %") == ["umbrella"])
            #expect(try await slugs("%") == [])
            #expect(try await slugs("obex") == [])
            #expect(try await slugs("ze\u{0}ta") == ["zeta"])
            #expect(try await slugs(String(repeating: "z", count: 4000)) == [])
        }
    }

    @Test func aStandingLeavesOutTheOthers() async throws {
        try await World.make { world in
            try await Self.fill(world)
            let (globex, acme) = (
                try await world.tenants.find(slug: "globex"), try await world.tenants.find(slug: "acme")
            )
            _ = try await world.tenants.suspend(#require(globex).id)
            _ = try await world.tenants.delete(#require(acme).id)
            func slugs(_ standing: TenantStanding, _ text: String = "") async throws -> [String] {
                try await Self.walk(world, TenantFilter(text: text, standing: standing), by: 2)
            }
            #expect(try await slugs(.active) == ["globex-eu", "initech", "umbrella", "zeta"])
            #expect(try await slugs(.suspended) == ["globex"])
            #expect(try await slugs(.ending) == ["acme"])
            #expect(try await slugs(.ending, "glo") == ["acme"])
            #expect(try await slugs(.suspended, "x") == [])
        }
    }

    @Test func onlyWhatWasWrittenIsAPlace() {
        for text in ["", ".", "Globex", "-", "globex.a\u{0}b", "a b"] { #expect(TenantPlace(text) == nil, "\(text)") }
        #expect(TenantPlace("globex")?.text == "globex")
        #expect(TenantPlace("globex.A.B")?.text == "globex.A.B")
    }
}
