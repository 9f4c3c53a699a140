import FoundationEssentials
import Tenancy

/// The access tokens of a configuration: all that are live, and those that ended last.
struct TokensView {
    /// How many that ended are listed.
    static let mostEnded = 20

    let tokens: [TokenView]
    let hasTokens: Bool
    /// Whether older ones that ended are left out.
    let isCut: Bool
    let tokenProblem: String?

    init(_ listed: ListedTokens, problem: String?, now: Date) {
        tokens = (listed.live + listed.ended).map { TokenView($0, now: now) }
        hasTokens = !tokens.isEmpty
        isCut = listed.isCut
        tokenProblem = problem
    }
}
