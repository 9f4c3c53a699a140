import JSON
import SCIM
import Testing

@testable import Directory

@Suite struct FilterCompilerTests {
    @Test func splitsConjunctions() throws {
        let result = try compile(#"userName sw "a" and title eq "x" and active eq true"#)
        #expect(result.condition?.shape == "(u.user_name_key.sw+u.active)")
        #expect(result.condition?.binds.count == 2)
        #expect(result.residual == .comparison(AttributePath("title"), .eq, .string("x")))
    }

    @Test func leavesMixedDisjunctionsWhole() throws {
        let result = try compile(#"userName eq "a" or title eq "x""#)
        #expect(result.condition == nil)
        #expect(result.residual != nil)
    }

    @Test func putsNoValueIntoText() throws {
        let marked = try compile(#"userName eq "MARK?" and emails[type eq "mark"] and externalId co "MARK""#)
        let condition = try #require(marked.condition)
        #expect(marked.residual == nil)
        #expect(!condition.sql.lowercased().contains("mark"))
        #expect(!condition.shape.lowercased().contains("mark"))
        #expect(condition.numbered(from: 4).contains("$6"))
        #expect(!condition.numbered(from: 4).contains("?"))
    }

    @Test func boundsTheSizeOfAStatement() throws {
        let many = (0..<40).map { #"userName eq "u\#($0)""# }
        let disjunction = try compile(many.joined(separator: " or "))
        #expect(disjunction.condition == nil)
        let conjunction = try compile(many.joined(separator: " and "))
        #expect(conjunction.condition?.binds.count == 16)
        #expect(conjunction.residual != nil)
    }

    private func compile(_ text: String) throws -> FilterCompiler.Result {
        FilterCompiler(fields: UserFields()).compile(
            try FilterParser.parse(text, for: SchemaRegistry.standard.user).filter)
    }
}
