import Testing

@testable import Conformance

struct CheckListTests {
    @Test func everyCheckHasAnIDOfItsOwnThatBeginsWithItsSuite() {
        let all = CheckSuite.allCases.flatMap(\.checks)
        #expect(Set(all.map(\.id)).count == all.count)
        #expect(all.allSatisfy { $0.id.hasPrefix($0.suite.rawValue + ".") })
    }

    @Test func microsoftsTwentyFiveTestsAreThere() {
        let numbers = CheckSuite.entra.checks.compactMap { check in
            check.source.split(separator: "test ").dropFirst().first.flatMap { Int($0.prefix { $0.isNumber }) }
        }
        #expect(numbers.sorted() == Array(1...25))
    }

    @Test func titlesAreSentencesWithoutAFullStop() {
        for check in CheckSuite.allCases.flatMap(\.checks) {
            #expect(check.title.last != "." && !check.source.isEmpty, "\(check.id)")
        }
    }
}
