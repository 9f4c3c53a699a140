internal import JSON

/// Reads PATCH paths (RFC 7644 §3.5.2 Figure 7). Every fault is `invalidPath`, also one in the filter between the
/// brackets.
struct PatchPathParser {
    private let resolver: PathResolver
    private(set) var log: CoercionLog

    /// A path taken apart. Without a schema there are no definitions.
    struct Parts {
        var attribute: PathResolver.Resolved
        var filter: Filter?
        /// The attribute with the sub-attribute behind the brackets or the dot.
        var sub: PathResolver.Resolved?
    }

    enum Target {
        case attribute(Parts)
        /// A schema's URN alone; nil for the core schema.
        case schema(String?)
    }

    /// Longer paths are refused unread.
    static let maximumLength = 4096

    init(_ schema: ResourceSchema?, _ tolerance: Tolerance = .lenient) {
        log = CoercionLog(tolerance, in: .path)
        resolver = PathResolver(schema: schema)
    }

    mutating func parse(_ text: String) throws(SCIMError) -> Target {
        guard text.utf8.count <= Self.maximumLength else {
            throw .invalidPath("The path exceeds \(Self.maximumLength) bytes.")
        }
        do throws(PathResolver.Failure) {
            return try target(text)
        } catch {
            throw .invalidPath("\(error.detail).")
        }
    }

    private mutating func target(_ text: String) throws(PathResolver.Failure) -> Target {
        guard let bracket = text.utf8.firstIndex(of: UInt8(ascii: "[")) else { return try plain(text) }
        let attribute = try resolver.attribute(String(text[..<bracket]))
        guard attribute.path.subAttribute == nil, attribute.definition?.isMultiValued ?? true else {
            throw Failure(detail: "\(attribute.path) has no values among which a filter could choose")
        }
        try note(attribute)
        var scanner = FilterScanner(String(text[text.utf8.index(after: bracket)...]))
        let filter: Filter
        do throws(SCIMError) {
            let parsed = try FilterParser.bracketed(&scanner, of: attribute, resolver, log.tolerance)
            log.merge(parsed.coercions)
            filter = parsed.filter
        } catch {
            // A detail ends with a full stop; a failure gets its own.
            throw Failure(detail: "In the path's brackets: \(error.detail.dropLast())")
        }
        if scanner.isAtEnd { return .attribute(Parts(attribute: attribute, filter: filter)) }
        guard scanner.step(overAdjacent: UInt8(ascii: ".")), let name = scanner.name(), scanner.isAtEnd else {
            throw Failure(detail: "Unexpected text behind the path's filter")
        }
        let sub = try resolver.subAttribute(name, of: attribute)
        return .attribute(Parts(attribute: attribute, filter: filter, sub: sub))
    }

    private mutating func plain(_ text: String) throws(PathResolver.Failure) -> Target {
        switch try resolver.target(text) {
        case .schema(let urn): return .schema(urn)
        case .attribute(let resolved):
            try note(resolved)
            guard resolved.path.subAttribute != nil else { return .attribute(Parts(attribute: resolved)) }
            var attribute = resolved
            attribute.path.subAttribute = nil
            attribute.subDefinition = nil
            return .attribute(Parts(attribute: attribute, sub: resolved))
        }
    }

    private mutating func note(_ resolved: PathResolver.Resolved) throws(Failure) {
        guard resolved.lacksURN else { return }
        do throws(SCIMError) {
            try log.record(.extensionAttributeWithoutURN, at: resolved.path)
        } catch {
            throw Failure(detail: String(error.detail.dropLast()))
        }
    }

    private typealias Failure = PathResolver.Failure
}
