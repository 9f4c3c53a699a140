import JSON

/// What the admin API shows and takes, as JSON Schema 2020-12: a page an area, beside the area's actions.
enum AdminSchemas {
    typealias Named = (name: String, schema: JSONValue)

    static let all: [Named] =
        [("Problem", problem), ("DeletionRehearsal", deletionRehearsal)] + tenants + keys + jobs + console
        + configurations + schemas + directory + licenses
        + events + logs
        + webhooks
        + notifications

    private static let deletionRehearsal = [
        SchemaMember("dry_run", ["const": true]),
        SchemaMember("deletes", ["type": "object"]).said("As its GET shows it."),
    ].answer

    /// RFC 9457.
    private static let problem: JSONValue = {
        let member: [SchemaMember] = [
            .text("pointer").said("Where in the body (RFC 6901)."), .text("code"), .text("detail"),
        ]
        let members: [SchemaMember] = [
            .text("type").said("A URN that identifies the code."), .text("title"), .integer("status", 400...599),
            .text("detail").said("A sentence for people."), .text("code").said("A word for programs; never changes."),
            .text("request_id"),
            .list("errors", of: member.answer.objectValue ?? [:]).sometimes
                .said("What is wrong with which member of the body."),
        ]
        return members.answer
    }()
}
