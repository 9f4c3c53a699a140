import JSON
import SCIM

extension EntraChecks {
    private static let area = "user provisioning"

    private static func byName(_ made: Made) -> String {
        "userName eq \"\(made.resource.text("userName") ?? "")\""
    }

    static let users: [Check] = [
        check(
            "user.create", area, "A user is looked for, made, and found", 1, "Create_User_Test", needs: [.filter]
        ) { session in
            let body = session.person()
            let filter = "userName eq \"\(body.text("userName") ?? "")\""
            try await expectNobody(filter, at: "/Users", session)
            let reply = try await session.post("/Users", body, name: "userName")
            try reply.require(status: 200, 201, advice: "Create the user and answer 201 with it.")
            try await expect(try reply.object().text("id") ?? "", by: filter, at: "/Users", session)
        },
        check(
            "user.update", area, "Mapped attributes are updated", 2, "Update_User_Test", needs: [.patch]
        ) { session in
            let made = try await session.createUser()
            let mapped = ["displayName", "title", "nickName"].filter { session.facts.has($0, in: URN.user) }
            for name in mapped {
                try accept(
                    try await session.patch(
                        made.path, ["op": "Replace", "path": .string(name), "value": "Updated"]))
            }
            let (reply, user) = try await session.read(made)
            for name in mapped {
                try reply.require(user.text(name) == "Updated", "\(name) \"Updated\".", "Store what Replace sends.")
            }
        },
        check(
            "user.disable", area, "A user is disabled and stays", 3, "Disable_User_Test", needs: [.patch, .filter]
        ) { session in
            let made = try await session.createUser()
            try accept(try await session.patch(made.path, ["op": "Replace", "path": "active", "value": false]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.value("active") == .bool(false), "active false, at the same id.",
                "Keep who is disabled, and show active as a boolean.")
            try await expect(made.id, by: byName(made), at: "/Users", session)
        },
        check(
            "user.delete", area, "A user is deleted", 4, "Delete_User_Test", needs: [.filter], isOptional: true
        ) { session in
            let made = try await session.createUser()
            try (try await session.delete(made.path)).require(status: 200, 204, advice: "Delete the user.")
            try await expectNobody(byName(made), at: "/Users", session)
        },
        check(
            "user.manager", area, "A manager is set, changed and removed", 5, "User_Update_Manager_Test",
            needs: [.patch, .enterprise("manager")]
        ) { session in
            let made = try await session.createUser()
            for number in 1...2 {
                let manager = try await session.createUser()
                try accept(
                    try await session.patch(
                        made.path,
                        [
                            "op": number == 1 ? "Add" : "Replace", "path": "\(URN.enterpriseUser):manager",
                            "value": ["value": .string(manager.id)],
                        ]))
                try await expectManager(manager.id, of: made, session)
            }
            try accept(try await session.patch(made.path, ["op": "Remove", "path": "\(URN.enterpriseUser):manager"]))
            try await expectManager(nil, of: made, session)
        },
        check(
            "user.restore", area, "A user is unassigned and assigned again", 6, "Restore_User_Test",
            needs: [.patch, .filter]
        ) { session in
            let made = try await session.createUser()
            for isActive in [false, true] {
                try accept(
                    try await session.patch(
                        made.path, ["op": "Replace", "path": "active", "value": .bool(isActive)]))
                try await expect(made.id, by: byName(made), at: "/Users", session)
                let (reply, user) = try await session.read(made)
                try reply.require(
                    user.value("active") == .bool(isActive), "active \(isActive).",
                    "Disable and enable the same user; nothing else of it changes.")
            }
        },
        check(
            "user.on-demand", area, "A user is provisioned on demand", 7, "POD_User_Test", needs: [.patch, .filter]
        ) { session in
            let made = try await session.createUser()
            // Provisioning on demand ignores Entra's flag for SCIM and capitalises operations.
            try accept(
                try await session.patch(
                    made.path, ["op": "Add", "path": "externalId", "value": .string("\(session.nextName())-od")],
                    ["op": "Replace", "path": "active", "value": true]))
            try await expect(made.id, by: byName(made), at: "/Users", session)
        },
    ]

    /// - Parameter id: nil for nobody.
    static func expectManager(_ id: String?, of made: Made, _ session: CheckSession) async throws {
        let (reply, user) = try await session.read(made)
        let manager = user.value(URN.enterpriseUser)?.objectValue?.text("manager.value")
        let found = manager == "" ? nil : manager
        try reply.require(
            found == id, id.map { "manager.value \($0)." } ?? "No manager.", "Store, change and remove the manager.")
    }
}
