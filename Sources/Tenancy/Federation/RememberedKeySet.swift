import FoundationEssentials

/// What is known of the keys at one URL, and what follows from it: no I/O.
struct RememberedKeySet: Sendable {
    /// Seconds after which a key set is fetched anew: so long a key that the issuer has withdrawn may still be taken.
    static let freshFor: TimeInterval = 900
    /// Seconds for which it counts while the issuer can't be reached.
    static let goodFor: TimeInterval = 86_400
    /// Seconds between two attempts, whatever is asked for: nobody makes us knock at a door by inventing key ids.
    static let pause: TimeInterval = 60

    private var keys: JSONWebKeySet?
    private var fetchedAt = Date.distantPast
    private var triedAt = Date.distantPast

    /// The keys that count now.
    func keys(at now: Date) -> JSONWebKeySet? {
        now.timeIntervalSince(fetchedAt) < Self.goodFor ? keys : nil
    }

    /// Whether to ask the issuer before the key is looked for.
    func isToBeFetched(for keyID: String, at now: Date) -> Bool {
        guard now.timeIntervalSince(triedAt) >= Self.pause else { return false }
        guard let keys = keys(at: now) else { return true }
        return now.timeIntervalSince(fetchedAt) >= Self.freshFor || !keys.has(keyID)
    }

    /// Whether the answer can't wait for a fetch: what is remembered has the key.
    func has(_ keyID: String, at now: Date) -> Bool { keys(at: now)?.has(keyID) ?? false }

    /// Whether it is the one to forget: what has no keys costs a fetch and nothing else, and so does what nobody asks for any more.
    func isWorthLess(than other: RememberedKeySet) -> Bool {
        if (keys == nil) != (other.keys == nil) { return keys == nil }
        return triedAt < other.triedAt
    }

    mutating func tried(at now: Date) { triedAt = now }

    mutating func fetched(_ keys: JSONWebKeySet, at now: Date) {
        self.keys = keys
        fetchedAt = now
    }
}
