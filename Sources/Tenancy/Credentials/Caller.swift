/// Who came with a credential, as far as a request tells.
package struct Caller: Sendable, Hashable {
    /// Longest user agent that is kept, in characters.
    package static let longestAgent = 200

    /// The client's address, proxies that the operator trusts left out.
    package let address: String?
    /// What it calls itself (`User-Agent`), cut.
    package let agent: String?

    package init(address: String?, agent: String?) {
        self.address = address
        self.agent = agent.map { String($0.prefix(Self.longestAgent)) }
    }

    package static let unknown = Caller(address: nil, agent: nil)
}
