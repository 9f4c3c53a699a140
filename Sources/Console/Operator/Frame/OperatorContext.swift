import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// What an operator's action of the console runs in: somebody came with a key of the admin API that is good for everything.
package struct OperatorContext: Sendable {
    let session: ConsoleSession
    let operatorName: String
    let secret: String
    let cookie: SessionCookie
    let baseURL: String
    let web: WebContext

    /// The text at `{name}` in the path.
    func pathParameter(_ name: String) throws(Failure) -> String {
        try web.pathParameter(name)
    }

    /// The id at `{name}` in the path. What is no id is the id of nothing.
    func id(_ name: String, of kind: String) throws(Failure) -> UUID {
        guard let id = UUID(uuidString: try pathParameter(name)) else { throw .notFound(kind) }
        return id
    }
}
