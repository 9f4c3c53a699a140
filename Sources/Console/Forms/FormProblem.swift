import HTTPTypes
import Web

/// What is wrong with what was typed: a sentence, and the fields that it is about, which are called as in the admin API.
struct FormProblem: Sendable {
    private static let outdated =
        "Somebody else has changed this since you opened it. What you typed is here and not saved; saved now, it replaces theirs."

    let status: HTTPResponse.Status
    private let detail: String
    private let fields: [String: String]

    init(_ failure: Failure) {
        status = failure.status
        detail = status == .preconditionFailed ? Self.outdated : failure.detail
        fields = Dictionary(
            failure.members.map { ($0.pointer.split(separator: "/").last.map(String.init) ?? "", $0.detail) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Whether somebody else was faster.
    var isOutdated: Bool { status == .preconditionFailed }

    /// What stands above the form: what belongs to none of the fields shown.
    func general(besides shown: [String]) -> String? {
        fields.keys.contains { shown.contains($0) } ? nil : detail
    }

    /// What stands beside the field.
    subscript(_ name: String) -> String? { fields[name] }
}
