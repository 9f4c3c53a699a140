import FoundationEssentials
import Tenancy
import Testing

@testable import Console

@Suite struct PagePassingTests {
    private struct Thing: Equatable {
        let id: UUID
        let number: Int
    }

    private static let things = (1...1_050).map { number in
        let (high, low) = (UInt8(number / 256), UInt8(number % 256))
        return Thing(id: UUID(uuid: (0, 0, 0, 0, 0, 0, 112, 0, 128, 0, 0, 0, 0, 0, high, low)), number: number)
    }

    private func page(after place: UUID?, limit: Int, _ passes: (Thing) -> Bool) async throws -> Page<Thing, UUID> {
        try await Page.passing(after: place, limit: limit, id: \.id, where: passes) { after, most in
            let rest = Self.things.drop { thing in after.map { thing.id.text <= $0.text } ?? false }
            return Page(Array(rest.prefix(most + 1)), limit: most) { $0.id }
        }
    }

    @Test(arguments: [1, 3, 50, 1_000])
    func noPageLosesOrRepeatsWhatPasses(limit: Int) async throws {
        var (seen, place): ([Int], UUID?) = ([], nil)
        repeat {
            let page = try await page(after: place, limit: limit) { $0.number.isMultiple(of: 7) }
            #expect(page.elements.count <= limit && !page.elements.isEmpty)
            seen += page.elements.map(\.number)
            place = page.next
        } while place != nil
        #expect(seen == Array(stride(from: 7, through: 1_050, by: 7)))
    }

    @Test func whatIsRareIsFoundBehindMuchElse() async throws {
        let page = try await page(after: nil, limit: 50) { $0.number == 1_049 }
        #expect(page.elements.map(\.number) == [1_049] && page.next == nil)
        let nothing = try await self.page(after: nil, limit: 50) { _ in false }
        #expect(nothing.elements.isEmpty && nothing.next == nil)
    }
}
