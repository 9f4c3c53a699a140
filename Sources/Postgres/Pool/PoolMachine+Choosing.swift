import DequeModule

extension PoolMachine {
    /// The connection on which a read is to be sent; nil when none is open.
    ///
    /// A schema keeps to the same two connections, those with the highest weights for it (rendezvous hashing), and of
    /// the two takes the one with less under way.
    mutating func pickShared(for schema: SchemaName?, load: (ConnectionID) -> Int) -> ConnectionID? {
        guard phase == .running, shared.waiters.isEmpty else { return nil }
        guard let index = bestShared(for: schema, load: load) else { return nil }
        if let schema { shared.note(schema, at: index, limit: configuration.tenantsPerConnection) }
        return shared.slots[index].member?.id
    }

    /// The connection that serves one request or transaction; nil when none is idle or others wait already.
    mutating func lease(for schema: SchemaName?) -> ConnectionID? {
        guard phase == .running, exclusive.waiters.isEmpty else { return nil }
        return takeExclusive(for: schema)
    }

    /// The idle connection that weighs most for the schema.
    mutating func takeExclusive(for schema: SchemaName?) -> ConnectionID? {
        var best: (index: Int, weight: UInt64)?
        for index in exclusive.slots.indices where exclusive.slots[index].member?.isLeased == false {
            let weight = weight(of: index, for: schema)
            if best.map({ weight > $0.weight }) ?? true { best = (index, weight) }
        }
        guard let best else { return nil }
        if let schema { exclusive.note(schema, at: best.index, limit: configuration.tenantsPerConnection) }
        return exclusive.lease(best.index)
    }

    private func bestShared(for schema: SchemaName?, load: (ConnectionID) -> Int) -> Int? {
        var first: (index: Int, weight: UInt64, load: Int)?
        var second = first
        for index in shared.slots.indices {
            guard let id = shared.slots[index].member?.id else { continue }
            let load = load(id)
            // Without a schema any connection will do: the emptiest.
            let weight = schema == nil ? UInt64(Int.max - load) : weight(of: index, for: schema)
            if first.map({ weight > $0.weight }) ?? true {
                (first, second) = ((index, weight, load), first)
            } else if second.map({ weight > $0.weight }) ?? true {
                second = (index, weight, load)
            }
        }
        guard let first else { return nil }
        guard let second, second.load < first.load else { return first.index }
        return second.index
    }

    /// Without a schema the first slots weigh most, so that the last ones may fall idle.
    private func weight(of index: Int, for schema: SchemaName?) -> UInt64 {
        guard let schema else { return UInt64(Int.max - index) }
        return Fingerprint.mix(schema.fingerprint &+ UInt64(index))
    }
}
