import FoundationEssentials
import Postgres
import SCIM
import Tenancy
import Testing

@testable import Directory

/// No statement reads a whole table where an index is meant: at 10,000 people that would already be seen.
@Suite struct StatementPlanTests {
    @Test func useIndexes() async throws {
        try await World.make { world in
            let (users, groups) = try await world.fillForPlans()
            let configuration = world.entra.configurationID
            for (statement, binds) in Self.writes(users, groups, configuration)
                + Self.reads(users, groups, configuration)
            {
                let plan = try await world.plan(statement, binds)
                #expect(!plan.contains("Seq Scan"), "\(statement.name)\n\(plan)")
            }
        }
    }

    @Test func findPeopleByIndex() async throws {
        try await World.make { world in
            _ = try await world.fillForPlans()
            let statements = SearchStatements(.users(withGroups: true))
            for text in Self.questions {
                let compiled = FilterCompiler(fields: UserFields()).compile(
                    try FilterParser.parse(text, for: SchemaRegistry.standard.user).filter)
                let binds = compiled.condition?.binds ?? []
                let page = try await world.plan(
                    statements.page(compiled.condition, sortedBy: "id", isDescending: false),
                    [.uuid(world.entra.configurationID), .int8(101), .int8(0)] + binds)
                #expect(!page.contains("Seq Scan"), "\(text)\n\(page)")
                let batch = try await world.plan(
                    statements.batch(compiled.condition),
                    [.uuid(world.entra.configurationID), .uuid(.least), .int8(100)] + binds)
                #expect(!batch.contains("Seq Scan"), "\(text)\n\(batch)")
            }
        }
    }

    @Test(arguments: [false, true]) func findTheFewWhoAreNotActiveByTheirIndex(ofOneSource: Bool) async throws {
        try await World.make { world in
            let last = try await world.fillForPlans().0[9_980]
            for (name, sql, binds) in [
                ("test.nearly_all_active", "UPDATE {schema}.users SET active = id < $1", [.uuid(last)]),
                ("test.analyse", "ANALYZE {schema}.users", []),
            ] as [(String, String, [Bind])] {
                _ = try await world.database.query(Statement(name, sql), for: world.tenant, binds)
            }
            let configuration = Bind.uuid(world.entra.configurationID)
            let filter = try FilterParser.parse("active eq false", for: SchemaRegistry.standard.user).filter
            let inactive = try #require(FilterCompiler(fields: UserFields()).compile(filter).condition)
            let source = Condition("source", "(u.configuration_id = ?)", [configuration])
            let condition = ofOneSource ? Condition.and([source, inactive]) : inactive
            let plan = try await world.plan(
                SearchStatements(.users(withGroups: false)).keyset(
                    condition, sortedBy: .id, .assigned, isDescending: false, isFirst: true),
                [configuration, .int8(51)] + condition.binds)
            #expect(plan.contains("users_inactive"), "\(plan)")
        }
    }

    private static let questions = [
        #"userName eq "many7@x.test""#, #"userName sw "many77""#, #"externalId eq "ext7""#,
        #"emails.value eq "many7@x.test""#, #"emails[type eq "work"].value eq "many7@x.test""#,
        #"displayName eq "Many 7""#, #"employeeNumber eq "E7""#,
        #"userName eq "a" or externalId eq "b" or emails eq "c" or displayName eq "d""#,
        #"groups.value eq "01900000-0000-7000-9000-000000000007""#,
        #"id eq "01900000-0000-7000-8000-000000000007" and manager eq "x""#, #"active eq true"#,
    ]

    @Test func findGroupsByIndex() async throws {
        try await World.make { world in
            let (users, groups) = try await world.fillForPlans()
            for text in [
                #"displayName eq "group 7""#, #"externalId eq "ext7""#,
                #"id eq "\#(groups[7].canonicalText)" and members eq "\#(users[7].canonicalText)""#,
                #"members.value eq "\#(users[7].canonicalText)""#,
            ] {
                let compiled = FilterCompiler(fields: GroupFields()).compile(
                    try FilterParser.parse(text, for: SchemaRegistry.standard.group).filter)
                #expect(compiled.residual == nil)
                let plan = try await world.plan(
                    SearchStatements(.groups).page(compiled.condition, sortedBy: "id", isDescending: false),
                    [.uuid(world.entra.configurationID), .int8(101), .int8(0)] + (compiled.condition?.binds ?? []))
                #expect(!plan.contains("Seq Scan"), "\(text)\n\(plan)")
            }
        }
    }

    /// A page behind any place starts at its place: an index is entered there, and nothing is sorted as a whole.
    @Test func startPagesByCursorAtTheirPlace() async throws {
        try await World.make { world in
            let users = try await world.fillForPlans().0
            let statements = SearchStatements(.users(withGroups: false))
            let key = Bind.text("many7")
            for (column, stretch, isDescending, place) in [
                (.id, .assigned, false, []), (SortColumn("user_name_key"), .assigned, false, [key]),
                (SortColumn("user_name_key"), .assigned, true, [key]),
                (SortColumn("display_name_key", isNullable: true), .assigned, false, [key]),
                (SortColumn("display_name_key", isNullable: true), .unassigned, false, []),
                (.updated, .assigned, true, [.timestamp(Date())]),
                (.created, .assigned, false, [.timestamp(Date())]),
            ] as [(SortColumn, SortColumn.Stretch, Bool, [Bind])] {
                let plan = try await world.plan(
                    statements.keyset(
                        nil, sortedBy: column, stretch, isDescending: isDescending, isFirst: false),
                    [.uuid(world.entra.configurationID), .int8(101), .uuid(users[5000])] + place)
                #expect(!plan.contains("Seq Scan"), "\(column.name)\n\(plan)")
                #expect(plan.contains("Index Cond"), "\(column.name)\n\(plan)")
                if stretch == .unassigned { #expect(plan.contains("users_without_display_name"), "\(plan)") }
            }
        }
    }

    /// A page by index, and what keeps the tally of it, read no table of resources as a whole.
    @Test func countsNobodyForAPage() async throws {
        try await World.make { world in
            _ = try await world.fillForPlans()
            for table in [SearchTable.users(withGroups: true), .users(withGroups: false), .groups] {
                let tally = ListTally(database: world.database, table: table)
                try await tally.foldOnce(for: world.tenant)
                let pagePlan = try await world.plan(
                    tally.statements.page, [.uuid(world.entra.configurationID), .int8(100), .int8(900)])
                #expect(pagePlan.contains("Index Only Scan using \(table.kind == .user ? "users" : "groups")_pkey"))
                let page: [Bind] = [.uuid(world.entra.configurationID), .int8(100), .int8(900)]
                for (statement, binds) in [
                    (tally.statements.page, page), (tally.statements.total, []), (tally.statements.lock, []),
                    (tally.statements.fold, []), (tally.statements.sweep, []),
                ] {
                    let plan = try await world.plan(statement, binds)
                    #expect(!plan.contains("Seq Scan on users"), "\(statement.name)\n\(plan)")
                }
            }
        }
    }

    private static func writes(_ users: [UUID], _ groups: [UUID], _ configuration: UUID) -> [(Statement, [Bind])] {
        let (user, group) = (users[7], groups[7])
        let some = Array(users[..<20])
        return [
            (UserStatements.lock, [.uuid(user)]),
            (UserStatements.lockToDelete, [.uuid(user)]),
            (
                UserStatements.update,
                [.uuid(user), .text("a"), .text("a"), .text("a"), .text("a"), .text("a"), .bool(true), .int8(2)]
                    + [.timestamp(Date()), .text("{}")]
            ),
            (
                GroupStatements.update,
                [.uuid(group), .text("a"), .text("a"), .bool(true), .int8(2), .timestamp(Date()), .text("{}")]
            ),
            (UserStatements.delete, [.uuid(user)]),
            (UserStatements.deleteEmails, [.uuid(user)]),
            (UserStatements.deleteExternalID, [.uuid(user), .uuid(configuration)]),
            (UserStatements.keep, [.uuids(some)]),
            (UserStatements.cards, [.uuids(some)]),
            (GroupStatements.lock, [.uuid(group)]),
            (GroupStatements.lockMany, [.uuids(Array(groups[..<5]))]),
            (GroupStatements.lockOfMember, [.uuid(user), .uuid(nil)]),
            (GroupStatements.lockOfMember, [.uuid(group), .uuid(group)]),
            (GroupStatements.lockOfParked, [.texts(["a", "b", "c"])]),
            (GroupStatements.lockToDelete, [.uuid(group)]),
            (GroupStatements.keep, [.uuids(Array(groups[..<5]))]),
            (GroupStatements.touch, [.uuids([group]), .timestamp(Date())]),
            (GroupStatements.delete, [.uuid(group)]),
            (GroupStatements.deleteExternalID, [.uuid(group), .uuid(configuration)]),
            (MembershipStatements.remove, [.uuid(group), .uuids(some)]),
            (MembershipStatements.removeAll, [.uuid(group)]),
            (MembershipStatements.removeFromAll, [.uuid(user)]),
            (MembershipStatements.unpark, [.uuid(group), .texts(["a"])]),
            (MembershipStatements.forget, [.timestamp(Date(timeIntervalSince1970: 0))]),
            (MembershipStatements.unparkAll, [.uuid(group)]),
            (MembershipStatements.nobodyWaits, [.texts(["a", "b", "c"])]),
            (
                MembershipStatements.claim,
                [.texts(["a", "b", "c"]), .text("a"), .text("b"), .text("c"), .uuid(configuration)]
            ),
        ]
    }

    private static func reads(_ users: [UUID], _ groups: [UUID], _ configuration: UUID) -> [(Statement, [Bind])] {
        let (user, group) = (users[7], groups[7])
        let some = Array(users[..<20])
        return former(configuration) + [
            (UserStatements.read, [.uuid(configuration), .uuid(user)]),
            (UserStatements.readWithGroups, [.uuid(configuration), .uuid(user)]),
            (UserStatements.findByExternalID, [.uuid(configuration), .texts(["a", "b"])]),
            (UserStatements.findByUserName, [.texts(["a", "b"])]),
            (GroupStatements.read, [.uuid(configuration), .uuid(group)]),
            (MembershipStatements.present, [.uuid(group), .uuids(some)]),
            (MembershipStatements.others, [.uuid(group), .uuids(some)]),
            (MembershipStatements.groupsOf, [.uuid(user)]),
            (MembershipStatements.page, [.uuid(group), .uuid(.least), .int8(1001)]),
            (MembershipStatements.ofGroups, [.uuids(Array(groups[..<5])), .int8(1000)]),
            (SearchStatements(.users(withGroups: true)).byIDs(), [.uuid(configuration), .uuids(some)]),
            (SearchStatements(.groups).byIDs(), [.uuid(configuration), .uuids(some)]),
            (
                SearchStatements(.users(withGroups: true)).page(nil, sortedBy: "id", isDescending: false),
                [.uuid(configuration), .int8(101), .int8(5000)]
            ),
            (
                SearchStatements(.users(withGroups: false)).page(nil, sortedBy: "user_name_key", isDescending: true),
                [.uuid(configuration), .int8(101), .int8(0)]
            ),
            (
                SearchStatements(.users(withGroups: false)).page(nil, sortedBy: "updated_at", isDescending: true),
                [.uuid(configuration), .int8(101), .int8(0)]
            ),
        ]
    }

    private static func former(_ configuration: UUID) -> [(Statement, [Bind])] {
        let slice: [Bind] = [.uuid(configuration), .int8(100)]
        return [
            (FormerConfigurationStatements.active, slice + [.uuid(.least)]),
            (FormerConfigurationStatements.users, slice + [.uuid(.least)]),
            (FormerConfigurationStatements.groups, slice + [.uuid(.least)]),
            (FormerConfigurationStatements.resources, slice + [.uuid(.least), .text("device")]),
            // Another's: all are of the first, and whoever counts all reads all.
            (FormerConfigurationStatements.count, [.uuid(UUID())]),
            (FormerConfigurationStatements.left, [.uuid(configuration), .int8(10)]),
        ] + FormerConfigurationStatements.forget.map { ($0, slice) }
    }
}
