import JSON
import Tenancy

extension AdminSchemas {
    static let console: [Named] = [("ConsoleUser", user.answer), ("ConsoleLink", link.answer)]

    private static let user: [SchemaMember] = [
        .id("id"), .text("address"), .text("name"), .word("role", ConsoleRole.self), .time("created_at"),
        .time("disabled_at").nullable,
    ]

    private static let link: [SchemaMember] = [
        .id("id"), .id("user_id"), .text("link").said("Where to sign in, once; a secret."), .time("expires_at"),
    ]

    static let newConsoleUser: JSONValue = {
        let members: [SchemaMember] = [
            .text("address", 1...254), .text("name", 1...DisplayName.longest).optional,
            .word("role", ConsoleRole.self).optional,
        ]
        return members.body
    }()

    static let consoleUserChange: JSONValue = {
        let members: [SchemaMember] = [
            .text("name", 1...DisplayName.longest).optional, .word("role", ConsoleRole.self).optional,
            .boolean("disabled").optional,
        ]
        return members.body
    }()

    static let newConsoleLink: JSONValue = {
        let members: [SchemaMember] = [.integer("expires_in_minutes", ConsoleSessionStore.linkMinutes).optional]
        return members.body
    }()
}
