import Postgres

/// All SQL of the table `event_follower`.
enum EventFollowerStatements {
    /// A statement of its own: what is read next has a snapshot taken after the wait.
    static let lock = Statement(
        "event_follower.lock", "SELECT last_sequence FROM {schema}.event_follower FOR UPDATE")

    static let advance = Statement(
        "event_follower.advance", "UPDATE {schema}.event_follower SET last_sequence = $1")
}
