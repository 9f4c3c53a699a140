import FoundationEssentials
import SeededGenerator
import Tenancy
import Testing

@Suite struct IdentifierGeneratorTests {
    private let time = Date(timeIntervalSince1970: 1_750_000_000.123)

    @Test func makesVersionSevenOfTheVariantOfTheRFC() {
        let id = IdentifierGenerator(random: SeededGenerator(seed: 1)).next(at: time)
        #expect(id.uuid.6 >> 4 == 7)
        #expect(id.uuid.8 >> 6 == 0b10)
    }

    @Test func beginsWithTheMilliseconds() {
        let id = IdentifierGenerator(random: SeededGenerator(seed: 1)).next(at: Date(timeIntervalSince1970: 1.5))
        #expect(id.uuidString.hasPrefix("00000000-05DC-7"))
    }

    @Test func growsWithinOneMillisecond() {
        let generator = IdentifierGenerator(random: SeededGenerator(seed: 2))
        // More than the counter holds, so that it overflows into the time.
        let ids = (0..<10_000).map { _ in generator.next(at: time).uuidString }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func growsWhenTheClockGoesBack() {
        let generator = IdentifierGenerator(random: SeededGenerator(seed: 3))
        let before = generator.next(at: time)
        let after = generator.next(at: time.addingTimeInterval(-3600))
        #expect(before.uuidString < after.uuidString)
    }

    @Test func neverRepeatsAcrossTasks() async {
        let generator = IdentifierGenerator.random
        let ids = await withTaskGroup(of: [UUID].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    (0..<5_000).map { _ in generator.next(at: Date(timeIntervalSince1970: 1_750_000_000)) }
                }
            }
            return await group.reduce(into: Set<UUID>()) { $0.formUnion($1) }
        }
        #expect(ids.count == 20_000)
    }
}
