import Postgres

/// All SQL of the table `licensing_cursor`.
enum LicensingCursorStatements {
    /// A statement of its own: what is read next has a snapshot taken after the wait.
    static let lock = Statement(
        "licensing_cursor.lock", "SELECT last_sequence FROM {schema}.licensing_cursor FOR UPDATE")

    static let advance = Statement(
        "licensing_cursor.advance", "UPDATE {schema}.licensing_cursor SET last_sequence = $1")
}
