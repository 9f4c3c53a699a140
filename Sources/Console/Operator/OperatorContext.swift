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
}
