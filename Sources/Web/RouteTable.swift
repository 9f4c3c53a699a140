import HTTPTypes
package import Hummingbird

/// The routes of one surface behind one gate, each an action at a method and a path template.
///
/// A path that has routes answers its other methods with 405 and `Allow`; `HEAD` is answered wherever `GET` is.
package struct RouteTable<G: Gate> {
    private let prefix: String
    package let gate: G
    private let replies: IdempotentReplies?
    private var paths: [(template: String, responders: [(HTTPRequest.Method, any HTTPResponder<WebContext>)])] = []
    private var refused: Set<String> = []

    /// - Parameters:
    ///   - prefix: What every template of the table begins with.
    ///   - replies: Where POST heeds an `Idempotency-Key`.
    package init(prefix: String, gate: G, replies: IdempotentReplies? = nil) {
        self.prefix = prefix
        self.gate = gate
        self.replies = replies
    }

    /// Every route as `METHOD /template`, without the prefix; not those that `others` adds.
    package var routes: [String] {
        paths.flatMap { path in path.responders.map { "\($0.0.rawValue) \(path.template)" } }
            .filter { !refused.contains($0) }
    }

    package mutating func get(_ template: String, _ action: some Action<G.Admitted>) {
        add(.get, template, action)
        add(.head, template, action)
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
        let responder = GatedResponder(gate: gate, action: action, replies: method == .post ? replies : nil)
        if let index = paths.firstIndex(where: { $0.template == template }) {
            paths[index].responders.append((method, responder))
        } else {
            paths.append((template, [(method, responder)]))
        }
    }
}
