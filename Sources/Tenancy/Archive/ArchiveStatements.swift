import Postgres

/// What the catalogue is asked for archives; the statements on the tables themselves are made from its answers.
enum ArchiveStatements {
    static let columns = Statement(
        "archive.columns",
        """
        SELECT c.relname::text, quote_ident(a.attname), a.attgenerated <> '', a.attidentity <> ''
        FROM pg_attribute AS a
        JOIN pg_class AS c ON c.oid = a.attrelid
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relkind = 'r' AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY c.relname, a.attnum
        """)

    /// Keys that are checked at the end of the transaction order nothing.
    static let references = Statement(
        "archive.references",
        """
        SELECT c.relname::text, o.relname::text
        FROM pg_constraint AS k
        JOIN pg_class AS c ON c.oid = k.conrelid
        JOIN pg_class AS o ON o.oid = k.confrelid
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE k.contype = 'f' AND NOT k.condeferred AND n.nspname = $1
        """)

    static let fetch = Statement("archive.fetch", "FETCH 500 FROM archive")
    static let close = Statement("archive.close", "CLOSE archive")
}
