import JSON
import SCIM

/// What can be asked of people by index, on one page.
///
/// | attribute | where |
/// |---|---|
/// | `id`, `userName`, `displayName`, `active`, `meta.created`, `meta.lastModified` | columns of users |
/// | enterprise `employeeNumber` | column of users |
/// | `externalId` | user_external_ids, of the asking configuration |
/// | `emails` by `value`, `type`, `primary` | user_emails |
/// | `groups` by `value` | group_members |
struct UserFields: FilterFields {
    private static let externalIDs = OneElement(
        from: "{schema}.user_external_ids fx", owner: "fx.user_id", ownerID: "u.id",
        scope: "fx.configuration_id = $1", column: "fx.external_id")
    private static let emails = ElementTable(
        from: "{schema}.user_emails e", owner: "e.user_id", ownerID: "u.id",
        columns: [
            "value": .text("e.value_key", isIndexed: true), "type": .text("e.type_key", isIndexed: false),
            "primary": .flag("e.is_primary"),
        ])
    private static let groups = ElementTable(
        from: "{schema}.group_members gm", owner: "gm.member_id", ownerID: "u.id",
        columns: ["value": .identifier("gm.group_id", isSelective: false)])

    func comparison(_ path: AttributePath, _ comparison: Filter.Comparison, _ value: JSONValue) -> Condition? {
        switch (path.schema, path.attribute, path.subAttribute) {
        case (nil, "id", nil): FixedColumn.identifier("u.id", comparison, value)
        case (nil, "userName", nil): FixedColumn.text("u.user_name_key", isNullable: false, comparison, value)
        case (nil, "displayName", nil): FixedColumn.text("u.display_name_key", isNullable: true, comparison, value)
        case (nil, "active", nil): FixedColumn.flag("u.active", comparison, value)
        case (nil, "meta", "created"?): FixedColumn.instant("u.created_at", comparison, value)
        case (nil, "meta", "lastModified"?): FixedColumn.instant("u.updated_at", comparison, value)
        case (nil, "externalId", nil): Self.externalIDs.comparison(comparison, value)
        case (nil, "emails", let part?): Self.emails.anyElement(part, comparison, value)
        case (nil, "groups", let part?): Self.groups.anyElement(part, comparison, value)
        case (URN.enterpriseUser?, "employeeNumber", nil):
            FixedColumn.text("u.employee_number_key", isNullable: true, comparison, value)
        default: nil
        }
    }

    func present(_ path: AttributePath) -> Condition? {
        switch (path.schema, path.attribute, path.subAttribute) {
        case (nil, "id", nil), (nil, "userName", nil), (nil, "active", nil), (nil, "meta", "created"?),
            (nil, "meta", "lastModified"?):
            .always
        case (nil, "displayName", nil): .present(text: "u.display_name_key")
        case (nil, "externalId", nil): Self.externalIDs.present
        case (nil, "emails", nil): Self.emails.any(.always)
        case (nil, "emails", let part?): Self.emails.present(AttributePath(part)).map(Self.emails.any)
        case (nil, "groups", nil), (nil, "groups", "value"?): Self.groups.any(.always)
        case (URN.enterpriseUser?, "employeeNumber", nil): .present(text: "u.employee_number_key")
        default: nil
        }
    }

    func elements(of path: AttributePath) -> ElementTable? {
        if path.isCore("emails") { return Self.emails }
        if path.isCore("groups") { return Self.groups }
        return nil
    }
}
