import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Notifications
import Tenancy
import Web

/// `GET /t/{tenant}/notifications/unsubscribe` asks, `POST` does it (RFC 8058 §3.1).
///
/// A GET changes nothing: programs that look mail over open every link in it.
struct Unsubscribe: Action {
    let tenants: TenantStore
    let contacts: MailContactStore
    let link: UnsubscribeLink
    let isConfirmed: Bool

    func respond(to request: Request, in context: WebContext) async throws -> Response {
        let query = Query(request.uri.query)
        // Whatever is wrong, the answer is the same: who guesses learns nothing.
        guard let tenant = try await tenants.find(slug: try context.pathParameter("tenant")), tenant.isServable,
            let contact = try query.value("contact").flatMap({ UUID(uuidString: $0) }),
            let signature = try query.value("signature"), link.isValid(signature, for: contact, of: tenant)
        else { throw Failure.notFound("link to unsubscribe") }
        guard isConfirmed else {
            return page("<form method=\"post\"><p>No more mail from Rollcall?</p><button>Unsubscribe</button></form>")
        }
        try await contacts.unsubscribe(contact, of: tenant)
        return page("<p>You get no more mail from Rollcall.</p>")
    }

    /// Nothing of the request is in it, so there is nothing to escape.
    private func page(_ body: String) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.contentSecurityPolicy] = "default-src 'none'; form-action 'self'; frame-ancestors 'none'"
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody(
                byteBuffer: ByteBuffer(
                    string: "<!DOCTYPE html>\n<html lang=\"en\"><title>Rollcall</title><body>\(body)</body></html>\n")))
    }
}
