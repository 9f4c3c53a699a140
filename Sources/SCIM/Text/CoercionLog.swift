/// Collects each use of a leniency once, in order, however often it occurs in a body.
struct CoercionLog {
    private(set) var entries: [Coercion] = []
    private var seen: Set<Coercion> = []

    mutating func record(_ leniency: Leniency, at path: AttributePath) {
        record(Coercion(leniency, at: path.description))
    }

    mutating func record(_ coercion: Coercion) {
        // A body can hold thousands of unknown names; a log needs only to show that there were many.
        guard entries.count < 100, seen.insert(coercion).inserted else { return }
        entries.append(coercion)
    }

    mutating func record(_ coercions: [Coercion]) {
        for coercion in coercions { record(coercion) }
    }
}
