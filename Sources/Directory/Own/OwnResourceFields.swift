import JSON
import SCIM

/// What can be asked by index of resources of every type that a tenant defines, on one page.
///
/// | attribute | where |
/// |---|---|
/// | `id`, `meta.created`, `meta.lastModified` | columns of resources |
/// | `externalId` | resource_external_ids, of the asking configuration |
struct OwnResourceFields: FilterFields {
    private static let externalIDs = OneElement(
        from: "{schema}.resource_external_ids fx", owner: "fx.resource_id", ownerID: "r.id",
        scope: "fx.configuration_id = $1", column: "fx.external_id")

    func comparison(_ path: AttributePath, _ comparison: Filter.Comparison, _ value: JSONValue) -> Condition? {
        switch (path.schema, path.attribute, path.subAttribute) {
        case (nil, "id", nil): FixedColumn.identifier("r.id", comparison, value)
        case (nil, "meta", "created"?): FixedColumn.instant("r.created_at", comparison, value)
        case (nil, "meta", "lastModified"?): FixedColumn.instant("r.updated_at", comparison, value)
        case (nil, "externalId", nil): Self.externalIDs.comparison(comparison, value)
        default: nil
        }
    }

    func present(_ path: AttributePath) -> Condition? {
        switch (path.schema, path.attribute, path.subAttribute) {
        case (nil, "id", nil), (nil, "meta", "created"?), (nil, "meta", "lastModified"?): .always
        case (nil, "externalId", nil): Self.externalIDs.present
        default: nil
        }
    }

    func elements(of path: AttributePath) -> ElementTable? { nil }
}
