/// Decides about each use of a leniency, and collects what was granted once, in order, however often it occurs.
struct CoercionLog {
    /// Where the text stands that is being read: the error of RFC 7644 Table 9 follows from it.
    enum Place {
        case body
        case filter
        case path
    }

    let tolerance: Tolerance
    private let place: Place
    private(set) var entries: [Coercion] = []
    private var seen: Set<Coercion> = []

    init(_ tolerance: Tolerance, in place: Place = .body) {
        self.tolerance = tolerance
        self.place = place
    }

    /// Grants a leniency. Throws what the RFCs demand instead when the tolerance is strict and they do.
    mutating func record(_ leniency: Leniency, at path: AttributePath) throws(SCIMError) {
        try record(leniency, at: path.description)
    }

    mutating func record(
        _ leniency: Leniency, at path: String, in place: Place? = nil
    ) throws(SCIMError) {
        if tolerance == .strict, case .refused(let type) = leniency.strictAnswer {
            throw Self.refusal(type, in: place ?? self.place, "\(path.prefix(300)) \(leniency.refusal).")
        }
        append(Coercion(leniency, at: path))
    }

    /// Whether what was sent is read by the leniency, where its strict answer is `literal`.
    func grants(_ leniency: Leniency) -> Bool {
        tolerance == .lenient || leniency.strictAnswer == .permitted
    }

    /// Takes over what another log has granted.
    mutating func merge(_ coercions: [Coercion]) {
        for coercion in coercions { append(coercion) }
    }

    private mutating func append(_ coercion: Coercion) {
        // A body can hold thousands of unknown names; a log needs only to show that there were many.
        guard entries.count < 100, seen.insert(coercion).inserted else { return }
        entries.append(coercion)
    }

    private static func refusal(_ type: SCIMErrorType, in place: Place, _ detail: String) -> SCIMError {
        switch place {
        case .body: SCIMError(status: 400, type: type, detail: detail)
        case .filter: .invalidFilter(detail)
        case .path: .invalidPath(detail)
        }
    }
}
