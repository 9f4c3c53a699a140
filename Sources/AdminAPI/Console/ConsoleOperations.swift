import HTTPTypes
import JSON
import Tenancy
import Web

extension AdminOperations {
    static let console: [AdminOperation] = [
        .list(
            users, "listConsoleUsers", "Who uses the web console, in the order of their making.", of: "ConsoleUser"),
        .create(
            users, "createConsoleUser", "Lets somebody use the web console.", body: AdminSchemas.newConsoleUser,
            "ConsoleUser", headers: ["Location"],
            refusals: .tenancy(.consoleAddressInvalid, .consoleAddressTaken(""), .nameInvalid(""))),
        .read(
            user, "readConsoleUser", "One user of the web console.", "ConsoleUser", isVersioned: false,
            refusals: .tenancy(.consoleUserNotFound)),
        AdminOperation(
            .patch, user, "updateConsoleUser", "Renames a user, gives another role, disables or enables.",
            body: DescribedBody(AdminSchemas.consoleUserChange), answers: [.ok("ConsoleUser", isVersioned: false)],
            refusals: .tenancy(.consoleUserNotFound, .nameInvalid(""))),
        .create(
            "\(user)/links", "createConsoleLink", "Makes a link that signs in once; this answer alone shows it.",
            body: AdminSchemas.newConsoleLink, "ConsoleLink", headers: [],
            refusals: .tenancy(
                .consoleUserNotFound, .consoleUserDisabled, .linkLifetimeOutOfRange(minutes: 0, allowed: 0...0))),
        .act(
            "\(user)/sign-out", "signOutConsoleUser", "Ends every session of a user at once.",
            DescribedAnswer(204, "The user is signed out."), refusals: .tenancy(.consoleUserNotFound)),
    ]

    private static let users = "/tenants/{tenant}/console-users"
    private static let user = "\(users)/{user}"
}
