import Postgres

// `$2` at most, from before `$1`, the newest first.

extension NotificationStatements {
    static let page = Statement(
        "notifications.page",
        "SELECT \(columns) FROM {schema}.notifications WHERE id < $1 ORDER BY id DESC LIMIT $2")

    static let pageToUser = Statement(
        "notifications.page_to_user",
        """
        SELECT \(columns) FROM {schema}.notifications WHERE user_id = $3 AND id < $1 ORDER BY id DESC LIMIT $2
        """)

    static let pageInState = Statement(
        "notifications.page_in_state",
        """
        SELECT \(columns) FROM {schema}.notifications WHERE state = $3 AND id < $1 ORDER BY state DESC, id DESC LIMIT $2
        """)

    /// To address `$3`; in state `$4` and of type `$5`, unless NULL: nobody is written so much that these need an index.
    static let pageToRecipient = Statement(
        "notifications.page_to_recipient",
        """
        SELECT \(columns) FROM {schema}.notifications
        WHERE recipient_key = $3 AND id < $1 AND ($4::text IS NULL OR state = $4) AND ($5::text IS NULL OR type = $5)
        ORDER BY id DESC LIMIT $2
        """)

    /// Of type `$3` in the states `$4`: as many of each as are wanted of all, so that none is looked for among the others.
    static let pageOfType = Statement(
        "notifications.page_of_type",
        """
        SELECT n.* FROM unnest($4::text[]) AS wanted (state) CROSS JOIN LATERAL (
            SELECT \(columns) FROM {schema}.notifications AS one
            WHERE one.type = $3 AND one.state = wanted.state AND one.id < $1
            ORDER BY one.type DESC, one.state DESC, one.id DESC LIMIT $2) AS n
        ORDER BY n.id DESC LIMIT $2
        """)

    /// The statement that finds what passes by the narrowest index, and its binds behind those of the page.
    static func page(_ filter: NotificationFilter) -> (Statement, [Bind]) {
        let (state, type) = (filter.state?.rawValue, filter.type?.rawValue)
        if let recipient = filter.recipient {
            return (pageToRecipient, [.text(recipient.lowercased()), .text(state), .text(type)])
        }
        if let type {
            let states = state.map { [$0] } ?? NotificationState.allCases.map(\.rawValue)
            return (pageOfType, [.text(type), .texts(states)])
        }
        return state.map { (pageInState, [.text($0)]) } ?? (page, [])
    }

    static let find = Statement("notifications.find", "SELECT \(columns) FROM {schema}.notifications WHERE id = $1")
}
