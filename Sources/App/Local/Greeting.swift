import Foundation

/// What `rollcall up` prints when everything runs.
struct Greeting: Sendable {
    let demo: DemoFile
    let folder: URL

    var text: String {
        var lines = ["", "Rollcall runs. Ctrl-C stops everything.", ""]
        if let scim = demo.scimBaseURL { lines.append("  SCIM       \(scim)") }
        if let console = demo.consoleSignInURL { lines.append("  Console    \(console) (good once)") }
        lines.append("  Admin API  \(demo.adminURL)")
        lines.append("  Keys       \(folder.appending(path: "demo.json").path)")
        lines.append("  Logs       \(folder.appending(path: "logs").path)")
        if let curl { lines += ["", "Provision a person, as an identity provider would:", "", "  \(curl)"] }
        if let seat { lines += ["", "A moment later the person has a seat:", "", "  \(seat)"] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A person whom no earlier start can have made, so that the answer is a 201 every time.
    private var curl: String? {
        guard let base = demo.scimBaseURL, let token = demo.scimToken else { return nil }
        let name = "ada-\(Int(Date().timeIntervalSince1970))@acme.example"
        let body =
            #"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"\#(name)","#
            + #""name":{"givenName":"Ada","familyName":"Lovelace"},"active":true}"#
        return "curl -i \(base)/Users -H 'Authorization: Bearer \(token)' "
            + "-H 'Content-Type: application/scim+json' -d '\(body)'"
    }

    private var seat: String? {
        guard let tenant = demo.tenant else { return nil }
        return "GET \(demo.adminURL)/tenants/\(tenant)/assignments  with  Authorization: Bearer \(demo.adminKey)"
    }
}
