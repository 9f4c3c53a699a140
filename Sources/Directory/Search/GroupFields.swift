import JSON
import SCIM

/// What can be asked of groups by index, on one page.
///
/// | attribute | where |
/// |---|---|
/// | `id`, `displayName`, `meta.created`, `meta.lastModified` | columns of groups |
/// | `externalId` | group_external_ids, of the asking configuration |
/// | `members` by `value` and `type` | group_members |
struct GroupFields: FilterFields {
    private static let externalIDs = OneElement(
        from: "{schema}.group_external_ids fx", owner: "fx.group_id", ownerID: "g.id",
        scope: "fx.configuration_id = $1", column: "fx.external_id")
    private static let members = ElementTable(
        from: "{schema}.group_members gm", owner: "gm.group_id", ownerID: "g.id",
        columns: ["value": .identifier("gm.member_id", isSelective: true), "type": .memberType("gm.kind")])

    func comparison(_ path: AttributePath, _ comparison: Filter.Comparison, _ value: JSONValue) -> Condition? {
        switch (path.schema, path.attribute, path.subAttribute) {
        case (nil, "id", nil): FixedColumn.identifier("g.id", comparison, value)
        case (nil, "displayName", nil): FixedColumn.text("g.display_name_key", isNullable: false, comparison, value)
        case (nil, "meta", "created"?): FixedColumn.instant("g.created_at", comparison, value)
        case (nil, "meta", "lastModified"?): FixedColumn.instant("g.updated_at", comparison, value)
        case (nil, "externalId", nil): Self.externalIDs.comparison(comparison, value)
        case (nil, "members", let part?): Self.members.anyElement(part, comparison, value)
        default: nil
        }
    }

    func present(_ path: AttributePath) -> Condition? {
        switch (path.schema, path.attribute, path.subAttribute) {
        case (nil, "id", nil), (nil, "displayName", nil), (nil, "meta", "created"?), (nil, "meta", "lastModified"?):
            .always
        case (nil, "externalId", nil): Self.externalIDs.present
        case (nil, "members", nil), (nil, "members", "value"?), (nil, "members", "type"?): Self.members.any(.always)
        default: nil
        }
    }

    func elements(of path: AttributePath) -> ElementTable? {
        path.isCore("members") ? Self.members : nil
    }
}
