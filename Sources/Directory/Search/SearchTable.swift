import Postgres
import SCIM

/// One kind of resource as the search sees it: its table, columns and fields.
struct SearchTable: Sendable {
    /// Begins the names of its statements.
    let name: String
    let kind: ResourceKind
    /// FROM item, such as `{schema}.users u`.
    let from: String
    let alias: String
    let columns: String
    /// What the columns need besides the table.
    let joins: String
    /// Whether the columns end with those of a user's groups.
    let hasGroups: Bool
    let fields: any FilterFields
    /// Which of the table's rows are of the kind; nil when all are.
    var scope: Condition?
    /// Columns by which Postgres can sort.
    let sortColumns: [AttributePath: SortColumn]

    /// What Postgres can compare of resources that are made of the schema.
    func fields(for schema: ResourceSchema) -> any FilterFields {
        schema.uniquePaths.isEmpty ? fields : UniqueFields(others: fields, kind: kind, schema: schema)
    }

    static func users(withGroups: Bool) -> SearchTable {
        SearchTable(
            name: withGroups ? "users_with_groups" : "users", kind: .user, from: "{schema}.users u", alias: "u",
            columns: UserStatements.columns + (withGroups ? UserStatements.groupColumns : ""),
            joins: UserStatements.externalIDJoin,
            hasGroups: withGroups, fields: UserFields(),
            sortColumns: [
                AttributePath("id"): .id, AttributePath("userName"): SortColumn("user_name_key"),
                AttributePath("displayName"): SortColumn("display_name_key", isNullable: true),
                AttributePath("meta", "created"): .created,
                AttributePath("meta", "lastModified"): .updated,
            ])
    }

    static let groups = SearchTable(
        name: "groups", kind: .group, from: "{schema}.groups g", alias: "g", columns: GroupStatements.columns,
        joins: GroupStatements.externalIDJoin, hasGroups: false, fields: GroupFields(),
        sortColumns: [
            AttributePath("id"): .id, AttributePath("displayName"): SortColumn("display_name_key"),
            AttributePath("meta", "created"): .created,
            AttributePath("meta", "lastModified"): .updated,
        ])

    static func own(_ type: ResourceSchema) -> SearchTable {
        SearchTable(
            name: "resources", kind: .own(type), from: "{schema}.resources r", alias: "r",
            columns: OwnResourceStatements.columns, joins: OwnResourceStatements.externalIDJoin, hasGroups: false,
            fields: OwnResourceFields(),
            scope: Condition("type", "(r.type_key = ?)", [.text(type.resourceType.key)]),
            sortColumns: [
                AttributePath("id"): .id,
                AttributePath("meta", "created"): .created,
                AttributePath("meta", "lastModified"): .updated,
            ])
    }

    /// How many columns there are.
    var columnCount: Int { hasGroups ? StoredResource.columnCount + 2 : StoredResource.columnCount }

    func read(_ row: Row) throws(PostgresError) -> StoredResource {
        hasGroups ? try StoredResource(withGroups: row) : try StoredResource(row, kind: kind)
    }
}
