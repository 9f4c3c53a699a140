package import Postgres

/// Why a run of the migrations stopped, or why a schema was left behind.
package enum MigrationError: Error, Sendable, Equatable {
    /// A file that a ledger has as applied is not the file it was; `ledger` names whose.
    case edited(file: String, ledger: String)
    /// A ledger has a version that its list leaves out, or in another order: `expected` should be applied and is not.
    case gap(expected: String, ledger: String)
    /// A file of the control line was refused; nothing of it took effect.
    case controlRefused(file: String, PostgresError)
    /// Another run held the control schema's lock for longer than this one waits.
    case anotherRun
}

extension MigrationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .edited(let file, let ledger):
            """
            migrations/\(file) was changed after it was applied (\(ledger) has another checksum); \
            restore the file and put the change into a new one
            """
        case .gap(let expected, let ledger):
            "\(ledger) has later migrations than \(expected), but not that one"
        case .controlRefused(let file, let error):
            "migrations/\(file) was not applied: \(error)"
        case .anotherRun:
            "another run of the migrations holds the control schema; try again when it has ended"
        }
    }
}
