package import FoundationEssentials

/// The key sets of issuers, fetched when they are needed and remembered by their URLs.
///
/// Of several who need the same set at once one fetches, and all wait for it.
package actor KeySetCache {
    private let source: any KeySetSource
    private let capacity: Int
    private var sets: [String: RememberedKeySet] = [:]
    private var fetches: [String: Task<Void, Never>] = [:]

    /// Remembers `capacity` URLs; beyond that one is forgotten for each that comes, those without keys first, then the oldest.
    package init(source: any KeySetSource, capacity: Int = 1_000) {
        self.source = source
        self.capacity = capacity
    }

    /// The keys at the URL; nil when they can't be had and none are remembered.
    ///
    /// Fetches when nothing is remembered, when that is a quarter of an hour old, or when it lacks the key; at most once a
    /// minute. While the issuer can't be reached, what is remembered counts for a day.
    package func keys(at url: String, having keyID: String, now: Date) async -> JSONWebKeySet? {
        let known = sets[url] ?? RememberedKeySet()
        if let fetch = fetches[url] {
            if !known.has(keyID, at: now) { await fetch.value }
        } else if known.isToBeFetched(for: keyID, at: now) {
            await fetch(url, now)
        }
        return sets[url]?.keys(at: now)
    }

    private func fetch(_ url: String, _ now: Date) async {
        remember(url) { $0.tried(at: now) }
        let source = source
        // What was fetched is kept before anybody who waits goes on.
        let fetch = Task { keep(await source.document(at: url).flatMap { JSONWebKeySet(parsing: $0) }, of: url, now) }
        fetches[url] = fetch
        await fetch.value
    }

    private func keep(_ keys: JSONWebKeySet?, of url: String, _ now: Date) {
        fetches[url] = nil
        if let keys { remember(url) { $0.fetched(keys, at: now) } }
    }

    private func remember(_ url: String, _ change: (inout RememberedKeySet) -> Void) {
        if sets[url] == nil, sets.count >= capacity,
            let least = sets.min(by: { $0.value.isWorthLess(than: $1.value) })?.key
        {
            sets[least] = nil
        }
        change(&sets[url, default: RememberedKeySet()])
    }
}
