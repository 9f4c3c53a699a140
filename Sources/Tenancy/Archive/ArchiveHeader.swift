import JSON

/// The first line of an archive.
struct ArchiveHeader: Sendable, Hashable {
    /// Of the form of archives; another is not read.
    static let form: Int64 = 1

    let id: TenantID
    let slug: String
    let schemaVersion: Int32
    let controlVersion: Int32

    init(_ tenant: Tenant, controlVersion: Int32) {
        id = tenant.id
        slug = tenant.slug
        schemaVersion = tenant.schemaVersion
        self.controlVersion = controlVersion
    }

    init(line: String) throws(ArchiveError) {
        guard let value = try? JSONParser.parse(line), let form = value["rollcall_archive"]?.integerValue else {
            throw .notAnArchive
        }
        guard form == Self.form, let id = value["tenant_id"]?.stringValue.flatMap(TenantID.init),
            let slug = value["slug"]?.stringValue,
            let schema = value["schema_version"]?.integerValue.flatMap(Int32.init(exactly:)),
            let control = value["control_version"]?.integerValue.flatMap(Int32.init(exactly:))
        else { throw .notAnArchive }
        (self.id, self.slug, schemaVersion, controlVersion) = (id, slug, schema, control)
    }

    var line: String {
        let json: JSONObject = [
            "rollcall_archive": .integer(Self.form), "tenant_id": .string(id.text), "slug": .string(slug),
            "schema_version": .integer(Int64(schemaVersion)), "control_version": .integer(Int64(controlVersion)),
        ]
        return json.serialized()
    }
}
