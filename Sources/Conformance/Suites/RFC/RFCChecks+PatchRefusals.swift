import JSON
import SCIM

extension RFCChecks {
    private static let area = "refusing patches"

    static let patchRefusals: [Check] = [
        check(
            "patch.atomic", area, "A PATCH with one bad operation changes nothing", source: "RFC 7644 §3.5.2",
            needs: [.patch, .user("displayName")]
        ) { session in
            let made = try await session.createUser()
            let reply = try await session.patch(
                made.path, ["op": "replace", "path": "displayName", "value": "Half"],
                ["op": "replace", "path": "emails[type eq", "value": "x"])
            try reply.require(
                (400..<500).contains(reply.status), "Status 400.", "Refuse a PATCH with an operation that can't be.")
            let (after, user) = try await session.read(made)
            try after.require(
                user.value("displayName") == made.resource.value("displayName"), "The displayName as it was.",
                "Apply all operations or none.")
        },
        check(
            "patch.no-target", area, "remove without a path is refused", source: "RFC 7644 §3.5.2.2",
            needs: [.patch]
        ) { session in
            let made = try await session.createUser()
            let reply = try await session.patch(made.path, ["op": "remove"])
            try reply.requireError(400, scimType: "noTarget", advice: "Refuse remove without a path with noTarget.")
        },
        check(
            "patch.read-only", area, "An id can't be changed", source: "RFC 7644 §3.5.2, RFC 7643 §3.1",
            needs: [.patch]
        ) { session in
            let made = try await session.createUser()
            let reply = try await session.patch(
                made.path, ["op": "replace", "path": "id", "value": "rollcall-conformance-other-id"])
            try reply.requireError(
                400, scimType: "mutability", advice: "Refuse a change of what is read-only with mutability.")
        },
        check(
            "patch.required", area, "userName can't be removed", source: "RFC 7644 §3.5.2.2", needs: [.patch]
        ) { session in
            let made = try await session.createUser()
            let reply = try await session.patch(made.path, ["op": "remove", "path": "userName"])
            try reply.requireError(400, advice: "Refuse to unassign what is required.")
        },
        check(
            "patch.path", area, "A path that can't be read is refused", source: "RFC 7644 §3.5.2, §3.12",
            needs: [.patch]
        ) { session in
            let made = try await session.createUser()
            let reply = try await session.patch(
                made.path, ["op": "replace", "path": "emails[type eq", "value": "x"])
            try reply.require(
                status: 400, advice: "Answer 400 with invalidPath to a path that can't be read, not 500.")
        },
        check(
            "patch.operation", area, "An operation that is none is refused", source: "RFC 7644 §3.5.2",
            needs: [.patch]
        ) { session in
            let made = try await session.createUser()
            let reply = try await session.patch(
                made.path, ["op": "rollcall-conformance", "path": "displayName", "value": "x"])
            try reply.require(status: 400, advice: "Know add, remove and replace, and answer 400 to all else.")
        },
        check(
            "patch.unknown", area, "PATCH of an unknown id is 404", source: "RFC 7644 §3.5.2, §3.12", needs: [.patch]
        ) { session in
            let reply = try await session.patch(
                "/Users/\(unknownID)", ["op": "replace", "path": "active", "value": false])
            try reply.require(status: 404, advice: "Answer 404 for an id that nobody has.")
        },
        check(
            "patch.conflict", area, "A userName that is taken can't be patched in", source: "RFC 7644 §3.5.2, §3.12",
            needs: [.patch]
        ) { session in
            let other = try await session.createUser()
            let made = try await session.createUser()
            let reply = try await session.patch(
                made.path,
                ["op": "replace", "path": "userName", "value": other.resource.value("userName") ?? ""])
            try reply.requireError(409, advice: "Keep userName unique whatever changes it.")
        },
    ]
}
