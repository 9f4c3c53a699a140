import Notifications

/// The fields of somebody who is told by mail, as they are or as they were typed.
struct ContactFormView {
    struct TypeField {
        let fieldName: String
        let typeLabel: String
        let ways: [Choice]
    }

    private static let shown = ["address", "locale"]

    /// Of the contact whose fields were shown first.
    let version: String
    let address: String
    let locale: String
    let periods: [Choice]
    let types: [TypeField]
    let problem: String?
    let addressProblem: String?
    let localeProblem: String?

    /// - Parameter contact: Nil for a new one.
    init(_ contact: MailContact?, form: ConsoleForm? = nil, problem: FormProblem? = nil) {
        version =
            form?.version(after: problem, current: contact?.version) ?? contact.map { String($0.version) } ?? ""
        address = form?["address"] ?? contact?.address ?? ""
        locale = form?["locale"] ?? contact?.locale ?? MailLocale.english.text
        let period = form?["digest"] ?? (contact?.digest ?? .daily).rawValue
        periods = [
            Choice("hourly", "Every full hour", chosen: period),
            Choice("daily", "Every day at 6:00 UTC", chosen: period),
        ]
        types = MailType.forContacts.map { type in
            let way = form?[type.rawValue] ?? (contact?.delivery(of: type) ?? type.usualDelivery).rawValue
            return TypeField(
                fieldName: type.rawValue, typeLabel: type.label,
                ways: MailDelivery.allCases.map { Choice($0.rawValue, $0.label, chosen: way) })
        }
        self.problem = problem?.general(besides: Self.shown)
        addressProblem = problem?["address"]
        localeProblem = problem?["locale"]
    }
}

extension ConsoleForm {
    var contactChange: MailContactChange {
        var change = MailContactChange(
            address: self["address"], locale: self["locale"].isEmpty ? nil : self["locale"],
            digest: MailContact.DigestPeriod(rawValue: self["digest"]))
        for type in MailType.forContacts {
            change.preferences[type] = MailDelivery(rawValue: self[type.rawValue])
        }
        return change
    }
}
