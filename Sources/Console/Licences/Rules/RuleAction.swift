import AdminAPI
import Events
import FoundationEssentials
import Hummingbird
import Licensing
import Web

/// A change of a licence's rules. It is rehearsed first, and done when who looked at that says so.
protocol RuleAction: FormAction {
    var services: ConsoleServices { get }
}

extension RuleAction {
    func isWrittenDown(_ form: ConsoleForm) -> Bool { form.isConfirmed }

    /// The page that says who would get and lose a seat.
    func rehearsal(
        of events: [NewEvent], _ form: ConsoleForm, heading: String, sentence: String, button: String, path: String,
        isDanger: Bool = false, of pool: LicensePool, in context: ConsoleContext
    ) async throws -> FormOutcome<Response> {
        let seen = try await services.admin.licenses.rehearsal.rehearse(events, of: context.tenant)
        let shown = seen.people.prefix(ConfirmationView.mostPeople).map(\.userID)
        var sentences = [sentence]
        if seen.people.isEmpty { sentences.append("Nobody gets or loses a seat by it now.") }
        if !seen.isWhole { sentences.append("There is more than was looked at.") }
        var view = ConfirmationView(
            page: PageView(heading, at: .licences, in: context),
            back: ("/console/licences/\(pool.id.text)/rules", "Rules of \(pool.name)"), heading: heading,
            sentences: sentences, form: form, actionPath: path, button: button, isDanger: isDanger)
        view.show(
            seen, try await services.people(shown, in: context), pools: try await services.pools(of: context.tenant))
        return .shown(.page(view, "confirmation"))
    }

    /// The rule that the path names, of the licence that it names.
    func rule(of pool: LicensePool, in context: ConsoleContext) async throws -> LicenseRule {
        let id = try context.id("rule", of: "rule")
        guard let rule = try await services.admin.licenses.rules.find(id, of: context.tenant), rule.poolID == pool.id
        else { throw LicensingError.ruleNotFound }
        return rule
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ListRules(services: services).page(
            of: context.licence(in: services), in: context, refusal: problem)
    }
}
