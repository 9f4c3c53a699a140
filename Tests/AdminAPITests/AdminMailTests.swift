import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import Testing
import Web

@Suite struct AdminMailTests {
    @Test func aContactIsMadeChangedAndRemoved() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme") + "/notification-preferences"
            let made = try await world.send(
                .post, path,
                ["address": "IT@example.com", "locale": "de-AT", "types": ["scim_token.expiring": "digest"]])
            #expect(made.status == .created && made.headers[.eTag] == "W/\"1\"")
            let contact = try made.object()
            #expect(made.headers[.location] == "https://rollcall.example/admin/v1\(path)/\(contact.id)")
            #expect(
                contact["address"] == "IT@example.com" && contact["digest"] == "daily" && contact["locale"] == "de-at")
            #expect(
                contact["types"]?["scim_token.expiring"] == "digest"
                    && contact["types"]?["license.waitlisted"] == "digest")
            #expect(contact["types"]?["webhook_endpoint.disabled"] == "at_once" && contact["state"] == "active")
            #expect(contact["types"]?["user.welcome"] == nil)

            let place = "\(path)/\(contact.id)"
            let stale = try await world.send(.patch, place, ["digest": "hourly"], ifMatch: "W/\"7\"")
            #expect(stale.status == .preconditionFailed)
            let changed = try await world.send(
                .patch, place, ["digest": "hourly", "types": ["license.waitlisted": "off"]], ifMatch: "W/\"1\""
            ).object()
            #expect(changed["version"] == 2 && changed["digest"] == "hourly")
            #expect(
                changed["types"]?["license.waitlisted"] == "off" && changed["types"]?["scim_token.expiring"] == "digest"
            )
            #expect(try await world.send(.get, place).object() == changed)
            #expect(try await world.send(.get, path).object().data == [.object(changed)])

            let again = try await world.send(.post, path, ["address": "it@EXAMPLE.com"]).object()
            #expect(again["code"] == "contact_address_taken" && again["status"] == 409)
            #expect(try await world.send(.delete, place).status == .noContent)
            #expect(try await world.send(.delete, place).status == .notFound)
            #expect(try await world.send(.get, place).object()["code"] == "contact_not_found")
        }
    }

    @Test func badContactsAreRefusedWithThePlace() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme") + "/notification-preferences"
            let cases: [(JSONValue, String, String)] = [
                ([:], "invalid_body", "/address"), (["address": 7], "invalid_body", "/address"),
                (["address": "nobody"], "address_invalid", "/address"),
                (["address": "a@b\r\nRCPT TO:<c@d>"], "address_invalid", "/address"),
                (["address": "a@b", "locale": "../x"], "locale_invalid", "/locale"),
                (["address": "a@b", "digest": "yearly"], "invalid_body", "/digest"),
                (["address": "a@b", "types": ["user.welcome": "off"]], "invalid_body", "/types/user.welcome"),
                (
                    ["address": "a@b", "types": ["scim_token.expiring": "later"]], "invalid_body",
                    "/types/scim_token.expiring"
                ),
                (["address": "a@b", "types": []], "invalid_body", "/types"),
                (["address": "a@b", "state": "gone"], "invalid_body", "/state"),
                (["address": "a@b", "colour": 1], "invalid_body", "/colour"),
            ]
            for (body, code, pointer) in cases {
                let answer = try await world.send(.post, path, body)
                let problem = try answer.object()
                #expect(answer.status == .badRequest && problem["code"]?.stringValue == code, "\(body)")
                #expect(problem["errors"]?.arrayValue?.first?["pointer"]?.stringValue == pointer, "\(body)")
            }
            #expect(try await world.send(.get, path).object().data.isEmpty)
        }
    }

    @Test func templatesAreListedReplacedTriedAndTakenBack() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme") + "/notification-templates"
            let listed = try await world.send(.get, path).object().data
            let welcome = listed.first { $0["type"] == "user.welcome" }
            #expect(welcome?["built_in"]?["subject"] == "Welcome to {{tenant_name}}" && welcome?["overrides"] == [])
            #expect(welcome?["values"]?.arrayValue?.contains("person_name") == true)

            let own: JSONValue = [
                "subject": "Hallo {{person_name}}", "text": "Hallo {{person_name}}", "html": "<b>{{person_name}}</b>",
            ]
            let place = "\(path)/user.welcome/de"
            let tried = try await world.send(.post, "\(place)/preview", own).object()
            #expect(tried["subject"] == "Hallo Ada <Lovelace>" && tried["html"] == "<b>Ada &lt;Lovelace&gt;</b>")
            #expect(
                try await world.send(.post, "\(place)/preview", [:]).object()["subject"] == "Welcome to Acme & Sons")
            #expect(try await world.send(.put, place, own).status == .ok)
            #expect(
                try await world.send(.post, "\(path)/user.welcome/de-CH/preview", [:]).object()["subject"]
                    == "Hallo Ada <Lovelace>")
            let changed = try await world.send(.get, path).object().data.first { $0["type"] == "user.welcome" }
            #expect(changed?["overrides"]?.arrayValue?.first?["locale"] == "de")

            #expect(try await world.send(.delete, place).status == .noContent)
            #expect(try await world.send(.delete, place).object()["code"] == "template_not_found")
            #expect(
                try await world.send(.post, "\(place)/preview", [:]).object()["subject"] == "Welcome to Acme & Sons")
        }
    }

    @Test func aTemplateThatCouldNotBeFilledIsRefusedWithTheLine() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme") + "/notification-templates"
            func put(_ place: String, _ subject: String, _ html: String = "h") async throws -> JSONObject {
                try await world.send(
                    .put, "\(path)/\(place)", ["subject": .string(subject), "text": "t", "html": .string(html)]
                ).object()
            }
            let unknown = try await put("user.welcome/en", "Hi", "a\nb {{password}}")
            #expect(unknown["code"] == "template_invalid" && unknown["status"] == 400)
            #expect(unknown["errors"]?.arrayValue?.first?["pointer"] == "/html")
            #expect(unknown["detail"]?.stringValue?.contains("line 2: there is no value \"password\"") == true)
            let lines = try await put("user.welcome/en", "Hi\r\nBcc: all@example.com")
            #expect(lines["errors"]?.arrayValue?.first?["pointer"] == "/subject")
            #expect(try await put("user.farewell/en", "Hi")["code"] == "notification_type_unknown")
            #expect(try await put("user.welcome/x", "Hi")["code"] == "locale_invalid")
            let empty = try await world.send(.put, "\(path)/user.welcome/en", [:]).object()
            #expect(empty["errors"]?.arrayValue?.count == 3)
        }
    }

    @Test func whatGoesToPeopleThemselvesIsOffUntilItIsTurnedOn() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let settings = "\(path)/notification-settings"
            #expect(try await world.send(.get, settings).object() == ["seat_assigned": false, "seat_promoted": false])
            #expect(
                try await world.send(.patch, settings, ["seat_promoted": true]).object()
                    == ["seat_assigned": false, "seat_promoted": true])
            #expect(try await world.send(.patch, settings, ["seat_promoted": 1]).status == .badRequest)

            let made = try await world.createConfiguration(path)
            #expect(made["welcome_email"] == false)
            let changed = try await world.send(
                .patch, "\(path)/scim-configurations/\(made.id)", ["welcome_email": true]
            ).object()
            #expect(changed["welcome_email"] == true && changed["version"] == 2)
            let event = try await world.send(.get, "\(path)/events").object().data.last
            #expect(event?["changes"]?.arrayValue?.first?["path"] == "welcome_email")
        }
    }

    @Test func theLogAndTheBouncedAddressesAreEmptyAtFirst() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            for list in ["notifications", "notification-suppressions"] {
                #expect(try await world.send(.get, "\(path)/\(list)").object() == ["data": [], "next_cursor": .null])
            }
            #expect(try await world.send(.get, "\(path)/notifications?state=sent").status == .ok)
            #expect(try await world.send(.get, "\(path)/notifications?state=lost").status == .badRequest)
            #expect(try await world.send(.get, "\(path)/notifications/x").status == .notFound)
            let nowhere = "0190a0a0-0000-7000-8000-000000000000"
            #expect(try await world.send(.get, "\(path)/notifications/\(nowhere)").status == .notFound)
            #expect(try await world.send(.delete, "\(path)/notification-suppressions/\(nowhere)").status == .notFound)
        }
    }
}
