import Postgres

extension RawRepresentable where RawValue == String {
    /// Reads the text of an enum column; a word that a newer release has added is an error and no crash.
    init(stored text: String) throws(PostgresError) {
        guard let value = Self(rawValue: text) else {
            throw .decoding("\"\(text)\" is no \(Self.self) that this release knows")
        }
        self = value
    }
}

extension TenantID {
    /// Reads a tenant's id out of a column that has a check on it.
    init(stored text: String) throws(PostgresError) {
        guard let id = TenantID(text) else {
            throw .decoding("a tenant's id has 4 to 20 lowercase letters and digits")
        }
        self = id
    }
}
