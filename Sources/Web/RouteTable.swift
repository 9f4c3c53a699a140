import HTTPTypes
package import Hummingbird

/// The routes of one surface behind one gate, each an action at a method and a path template.
///
/// A path that has routes answers its other methods with 405 and `Allow`; `HEAD` is answered wherever `GET` is.
package struct RouteTable<G: Gate> {
    private let prefix: String
    package let gate: G
    private let replies: IdempotentReplies?
    private let auditor: (any RouteAuditor<G.Admitted>)?
    private var paths: [(template: String, responders: [(HTTPRequest.Method, any HTTPResponder<WebContext>)])] = []
    private var refused: Set<String> = []
    /// By `METHOD /template`, how the responder is made that writes down what it does; it is given what shows the thing.
    private var audited: [String: (_ reader: RouteReader<G.Admitted>?) -> any HTTPResponder<WebContext>] = [:]
    /// By template, the actions of GET, without the gate.
    private var readers: [String: RouteReader<G.Admitted>] = [:]

    /// - Parameters:
    ///   - prefix: What every template of the table begins with.
    ///   - replies: Where POST heeds an `Idempotency-Key`.
    ///   - auditor: Writes down what the table's routes change.
    package init(
        prefix: String, gate: G, replies: IdempotentReplies? = nil, auditor: (any RouteAuditor<G.Admitted>)? = nil
    ) {
        self.prefix = prefix
        self.gate = gate
        self.replies = replies
        self.auditor = auditor
    }

    /// Every route as `METHOD /template`, without the prefix; not those that `others` adds.
    package var routes: [String] {
        paths.flatMap { path in path.responders.map { "\($0.0.rawValue) \(path.template)" } }
            .filter { !refused.contains($0) }
    }

    package mutating func get(_ template: String, _ action: some Action<G.Admitted>) {
        readers[template] = { try await action.respond(to: $0, in: $1) }
        add(.get, template, action)
        add(.head, template, action)
    }

    /// A GET that gives away so much that it is written down like a change.
    package mutating func getAudited(_ template: String, _ action: some Action<G.Admitted>) {
        get(template, action)
        audit(.get, template, action)
    }

    package mutating func post(_ template: String, _ action: some Action<G.Admitted>) {
        add(.post, template, action)
    }

    package mutating func put(_ template: String, _ action: some Action<G.Admitted>) {
        add(.put, template, action)
    }

    package mutating func patch(_ template: String, _ action: some Action<G.Admitted>) {
        add(.patch, template, action)
    }

    package mutating func delete(_ template: String, _ action: some Action<G.Admitted>) {
        add(.delete, template, action)
    }

    /// The methods that the path has no route for so far get this action in place of the bare 405, which would tell whether
    /// there is something at a path with parameters. It is given what `Allow` says.
    package mutating func others(_ template: String, _ action: (_ allowed: String) -> some Action<G.Admitted>) {
        let answered = paths.first { $0.template == template }?.responders.map(\.0) ?? []
        let action = action(answered.map(\.rawValue).joined(separator: ", "))
        for method in KnownMethods.all where !answered.contains(method) {
            add(method, template, action)
            refused.insert("\(method.rawValue) \(template)")
        }
    }

    /// Hands the routes to the router; no two tables may share a path.
    package func register(in router: Router<WebContext>) {
        for (template, responders) in paths {
            let path = RouterPath(prefix + template)
            for (method, responder) in responders {
                var responder = responder
                if let audited = audited["\(method.rawValue) \(template)"] {
                    responder = audited(reader(for: method, template))
                }
                router.on(path, method: method, responder: responder)
            }
            let answered = responders.map(\.0)
            let refusal = RefusingResponder(
                failure: .methodNotAllowed(allowed: answered.map(\.rawValue).joined(separator: ", ")))
            for method in KnownMethods.all where !answered.contains(method) {
                router.on(path, method: method, responder: refusal)
            }
        }
    }

    private mutating func add(_ method: HTTPRequest.Method, _ template: String, _ action: some Action<G.Admitted>) {
        let responder = GatedResponder(
            gate: gate, action: action, replies: method == .post ? replies : nil, audit: nil)
        if let index = paths.firstIndex(where: { $0.template == template }) {
            paths[index].responders.append((method, responder))
        } else {
            paths.append((template, [(method, responder)]))
        }
        if method != .get, method != .head { audit(method, template, action) }
    }

    private mutating func audit(_ method: HTTPRequest.Method, _ template: String, _ action: some Action<G.Admitted>) {
        guard let auditor else { return }
        let (gate, replies, route) = (gate, method == .post ? replies : nil, "\(method.rawValue) \(template)")
        let parameters = Self.subject(of: template)
        audited[route] = { reader in
            let audit = RouteAudit(route: route, parameters: parameters, auditor: auditor, reader: reader)
            return GatedResponder(gate: gate, action: action, replies: replies, audit: audit)
        }
    }

    /// The names of the values that say what the path is about: the last that stand together.
    private static func subject(of template: String) -> [String] {
        let segments = template.split(separator: "/")
        guard let last = segments.lastIndex(where: { $0.first == "{" }) else { return [] }
        let names = segments[...last].reversed().prefix { $0.first == "{" }.reversed()
        return names.filter { $0 != "{tenant}" }.map { String($0.dropFirst().dropLast()) }
    }

    /// What shows the thing that the route changes: the GET of its path, or of the path before its verb.
    private func reader(for method: HTTPRequest.Method, _ template: String) -> RouteReader<G.Admitted>? {
        if method == .get { return nil }
        // A POST where there is a list makes something new.
        guard method == .post else { return readers[template] }
        guard readers[template] == nil else { return nil }
        let segments = template.split(separator: "/")
        for dropped in 1...2 where segments.count > dropped && segments[segments.count - dropped].first != "{" {
            if let found = readers["/" + segments.dropLast(dropped).joined(separator: "/")] { return found }
        }
        return nil
    }
}
