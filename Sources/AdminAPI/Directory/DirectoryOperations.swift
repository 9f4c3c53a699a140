import JSON
import SCIM
import Web

extension AdminOperations {
    static let directory: [AdminOperation] = [
        .list(
            "\(base)/users", "listUsers", "The people, in the order of their making.", of: "User",
            filters: AdminSchemas.userFilters, refusals: badFilter),
        .read("\(base)/users/{user}", "readUser", "A person as the identity provider sees it.", "WholeUser"),
        .list(
            "\(base)/users/{user}/timeline", "readTimeline",
            "What happened to a person, was asked about it and was written to it, the newest first.",
            of: "TimelineEntry"),
        .list(
            "\(base)/groups", "listGroups", "The groups, in the order of their making.", of: "Group",
            filters: AdminSchemas.groupFilters, refusals: badFilter),
        .read("\(base)/groups/{group}", "readGroup", "A group as the identity provider sees it.", "WholeGroup"),
        .list(
            "\(base)/groups/{group}/members", "listGroupMembers", "Who is in a group, in the order of their ids.",
            of: "GroupMember"),
    ]

    private static let base = "/tenants/{tenant}"
    private static let badFilter: [Failure] = [.invalidFilter(""), .tooMany("")].map { Failure($0) }
}
