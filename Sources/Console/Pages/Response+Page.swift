import HTTPTypes
import Hummingbird
import Mustache
import NIOCore
import Web

extension Response {
    /// A template of the console, filled. Every value in it is escaped.
    static func page(
        _ view: Any, _ template: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers.append(contentsOf: PageHeaders.all)
        let text = ConsoleTemplates.library.render(view, withTemplate: template) ?? ""
        return .bytes(Array(text.utf8), mediaType: "text/html; charset=utf-8", status: status, headers: headers)
    }

    /// After a form: the browser gets the page anew (RFC 9110 §15.4.4), so that reloading sends nothing again.
    static func redirected(to path: String, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers.append(contentsOf: PageHeaders.all)
        headers[.location] = path
        return Response(status: .seeOther, headers: headers)
    }

    /// The same with a sentence about what was done.
    static func redirected(to path: String, done message: DoneMessage) -> Response {
        redirected(to: "\(path)?done=\(message.rawValue)")
    }
}
