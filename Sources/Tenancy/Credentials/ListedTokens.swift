/// The tokens of a configuration that provision, as people look at them.
package struct ListedTokens: Sendable {
    /// All of them, in the order of their making.
    package let live: [Credential]
    /// Those that ended, the newest first.
    package let ended: [Credential]
    /// Whether older ones that ended are left out.
    package let isCut: Bool
}
