/// One statement with everything that it needs.
struct Command: Sendable {
    let statement: Statement
    let schema: SchemaName?
    let binds: [Bind]

    init(_ statement: Statement, in schema: SchemaName? = nil, _ binds: [Bind] = []) {
        self.statement = statement
        self.schema = statement.needsSchema ? schema : nil
        self.binds = binds
    }

    var key: StatementCache.Key { StatementCache.Key(statement: statement, schema: schema) }

    /// Refuses what could not be sent, before anything has been.
    func check(asCopy: Bool = false) throws(PostgresError) {
        // libpq leaves pipeline mode for COPY, and only for COPY.
        guard statement.kind.isCopy == asCopy else {
            throw .misuse("\(statement.name): COPY is run by copyIn and copyOut, and nothing else is")
        }
        guard schema != nil || !statement.needsSchema else {
            throw .misuse("\(statement.name) speaks of {schema} and was given none")
        }
        guard binds.count <= BindBuffer.maximumCount else {
            throw .misuse(
                "\(statement.name): \(binds.count) parameters; the protocol allows \(BindBuffer.maximumCount)")
        }
        guard binds.allSatisfy(\.isInRange) else {
            throw .misuse("\(statement.name): a date is outside what timestamptz can hold")
        }
    }
}
