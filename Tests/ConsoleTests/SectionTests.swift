import Testing

@testable import Console

@Suite struct SectionTests {
    @Test(arguments: ConsoleSection.allCases)
    func aPathBelongsToTheSectionThatItIsBelow(section: ConsoleSection) {
        #expect(ConsoleSection(of: section.path) == section)
        if section != .overview { #expect(ConsoleSection(of: section.path + "/x/y") == section) }
    }

    @Test(arguments: OperatorSection.allCases)
    func anOperatorsPathBelongsToTheSectionThatItIsBelow(section: OperatorSection) {
        #expect(OperatorSection(of: section.path) == section)
        if section != .tenants { #expect(OperatorSection(of: section.path + "/x") == section) }
    }

    @Test func otherPathsBelongToNone() {
        #expect(ConsoleSection(of: "/console/peoples") == nil)
        #expect(ConsoleSection(of: "/console/nothing") == nil)
        #expect(OperatorSection(of: "/console/operator/nothing") == nil)
        #expect(OperatorSection(of: "/console/operator/tenants/globex") == .tenants)
        #expect(OperatorSection(of: ShowNewTenant.path) == .tenants)
    }
}
