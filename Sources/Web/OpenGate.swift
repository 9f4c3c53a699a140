package import Hummingbird

/// Lets everybody in.
package struct OpenGate: Gate {
    package init() {}

    package func admit(_ request: Request, _ context: WebContext) async throws -> WebContext {
        context
    }
}
