import FoundationEssentials
import HTTPTypes
import JSON
import Licensing
import Tenancy
import Web

extension AdminOperations {
    static let licenses = pools + rules + assignments + guardian

    private static let noPool: [Failure] = .licensing(.poolNotFound(UUID()))
    private static let noRule: [Failure] = .licensing(.ruleNotFound)
    private static let rehearsed: [Failure] = .licensing(.seatsBehind)
    private static let outOfRange: [Failure] = .licensing(.outOfRange("", 0...0))
    /// A pool that the body names.
    private static let unknownPoolID: [Failure] = [
        .member("/pool_id", LicensingError.poolNotFound(UUID()).code, "")
    ]

    // MARK: Pools

    private static let allPools = "/tenants/{tenant}/license-pools"
    private static let onePool = allPools + "/{pool}"

    private static let pools: [AdminOperation] = [
        .list(allPools, "listLicensePools", "The pools, in the order of their making.", of: "LicensePool"),
        .create(
            allPools, "createLicensePool", "Makes a pool with all its seats.", body: AdminSchemas.newPool,
            "LicensePool",
            refusals: .tenancy(.nameInvalid(""))
                + .licensing(.productInvalid(""), .seatsOutOfRange(0, allowed: 0...0), .poolNameTaken(""))),
        .read(onePool, "readLicensePool", "One pool.", "LicensePool", refusals: noPool),
        AdminOperation(
            .patch, onePool, "updateLicensePool", "Changes a pool; the seats follow.",
            parameters: [.ifMatch, .dryRun], body: DescribedBody(AdminSchemas.poolChange),
            answers: [.changedOrRehearsed("LicensePool")],
            refusals: noPool + rehearsed + outOfRange + .tenancy(.nameInvalid(""))
                + .licensing(.poolChanged, .poolNameTaken(""), .seatsOutOfRange(0, allowed: 0...0))),
        AdminOperation(
            .delete, onePool, "deleteLicensePool", "Deletes a pool on which nothing hangs.",
            parameters: [.ifMatch, .dryRun], answers: [.rehearsal, .deleted],
            refusals: noPool + .licensing(.poolChanged, .poolInUse(""))),
        .read(
            "\(onePool)/usage", "readPoolUsage",
            "How many seats of a pool people have, as far as the seats have followed.",
            "PoolUsage", isVersioned: false, refusals: noPool),
        .read(
            "\(onePool)/overflow", "readPoolOverflow",
            "How many have a seat beyond what was bought, and a proposal for who loses one.", "PoolOverflow",
            isVersioned: false, refusals: noPool),
        AdminOperation(
            .post, "\(onePool)/overflow", "reclaimSeats", "These people give up their seats of a pool that has shrunk.",
            body: DescribedBody(AdminSchemas.reclaim), answers: [.accepted(AdminSchemas.reclaimed)],
            refusals: noPool + .licensing(.nothingToReclaim) + [.member("", "out_of_range", "")]),
    ]

    // MARK: Rules

    private static let allRules = "/tenants/{tenant}/license-rules"
    private static let oneRule = allRules + "/{rule}"
    private static let badRule: [Failure] = unknownPoolID + outOfRange + .licensing(.ruleTaken)

    private static let rules: [AdminOperation] = [
        .list(allRules, "listLicenseRules", "The rules, in the order of their making.", of: "LicenseRule"),
        AdminOperation(
            .post, allRules, "createLicenseRule", "Makes a rule that gives people of a group or a configuration seats.",
            parameters: [.dryRun], body: DescribedBody(AdminSchemas.newRule),
            answers: [.rehearsal, .created("LicenseRule", headers: ["Location", "ETag"])],
            refusals: badRule + rehearsed
                + .licensing(.ruleSubjectNotFound(RuleSubject(.group, UUID())), .tooManyRules(most: 0))),
        .read(oneRule, "readLicenseRule", "One rule.", "LicenseRule", refusals: noRule),
        AdminOperation(
            .patch, oneRule, "updateLicenseRule", "Changes a rule; the seats follow.",
            parameters: [.ifMatch, .dryRun], body: DescribedBody(AdminSchemas.ruleChange),
            answers: [.changedOrRehearsed("LicenseRule")],
            refusals: noRule + badRule + rehearsed + .licensing(.ruleChanged)),
        AdminOperation(
            .delete, oneRule, "deleteLicenseRule", "Deletes a rule; the seats follow.",
            parameters: [.ifMatch, .dryRun], answers: [.rehearsal, .deleted],
            refusals: noRule + rehearsed + .licensing(.ruleChanged)),
    ]

    // MARK: Assignments

    private static let allAssignments = "/tenants/{tenant}/assignments"
    private static let oneAssignment = allAssignments + "/{pool}/{user}"

    private static let assignments: [AdminOperation] = [
        .list(
            allAssignments, "listAssignments", "Who has a seat, waits for one or had one.", of: "Assignment",
            filters: AdminSchemas.people + [
                .filter("state", "Only claims in this state.", AssignmentState.self)
            ]),
        AdminOperation(
            .post, allAssignments, "requestAssignment", "The person shall have a seat whatever the rules say.",
            body: DescribedBody(AdminSchemas.newAssignment), answers: [.accepted("SeatRequest")],
            refusals: unknownPoolID + .licensing(.personNotFound)),
        .list(
            "\(allAssignments)/history", "listAssignmentHistory",
            "What became of a person's or a pool's claims, the newest change first.", of: "AssignmentChange",
            filters: AdminSchemas.people),
        AdminOperation(
            .delete, oneAssignment, "removeAssignment", "The person loses the seat, and rules do not give it back.",
            parameters: [.dryRun], answers: [.rehearsal, .accepted("SeatRequest")],
            refusals: rehearsed + .licensing(.assignmentNotFound)),
        .act(
            "\(oneAssignment)/activation", "activateAssignment", "The person has begun to use the seat.",
            .accepted("SeatRequest"), refusals: .licensing(.assignmentNotFound)),
        .delete(
            "/tenants/{tenant}/exclusions/{pool}/{user}", "liftExclusion",
            "The rules decide again whether the person has a seat of the pool.", isVersioned: false, refusals: noPool),
        .read(
            "/tenants/{tenant}/users/{user}/license-explanation", "explainLicenses",
            "Why a person has, or has not, a seat of each pool.", "LicenseExplanation", isVersioned: false),
    ]

    // MARK: The guard

    private static let theGuard = "/tenants/{tenant}/guard"

    private static let guardian: [AdminOperation] = [
        .read(theGuard, "readGuard", "How the guard against mass release is set, and whether it holds seats.", "Guard"),
        .update(
            theGuard, "updateGuard", "Sets the guard.", body: AdminSchemas.guardChange, "Guard",
            refusals: outOfRange + .licensing(.guardChanged)),
        .list("\(theGuard)/held", "listHeldSeats", "The seats whose release the guard holds.", of: "HeldSeat"),
        resolve("approve", "Releases what is held."),
        resolve("reject", "Keeps what is held until something else happens to each person."),
    ]

    private static func resolve(_ verb: String, _ summary: String) -> AdminOperation {
        AdminOperation(
            .post, "\(theGuard)/\(verb)", "\(verb)Releases", summary,
            body: DescribedBody(AdminSchemas.guardDecision, isRequired: false), answers: [.accepted("GuardDecision")],
            refusals: .licensing(.guardNotTripped, .guardTripChanged))
    }
}

extension DescribedAnswer {
    static let rehearsal = DescribedAnswer(
        200, "With dry_run=true: what would happen.", schema: OpenAPIDocument.reference(to: "Rehearsal"))

    /// Of a change that can be rehearsed; only the change itself has an `ETag`.
    static func changedOrRehearsed(_ schema: String) -> DescribedAnswer {
        DescribedAnswer(
            200, "What is there now; with dry_run=true, what would happen.",
            schema: ["oneOf": .array([schema, "Rehearsal"].map(OpenAPIDocument.reference))])
    }
}
