import FoundationEssentials
import Postgres
package import Tenancy

/// The texts of tenants' mail.
package struct MailTemplateStore: Sendable {
    /// In which a tenant can have texts of its own for one type.
    package static let mostLocales = 20

    private let database: TenantDatabase
    private let clock: WallClock

    package init(database: TenantDatabase, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    /// What the tenant has written, by type and locale; 1,000 at most.
    package func overrides(of tenant: Tenant) async throws -> [MailTemplateOverride] {
        try await database.query(MailTemplateStatements.all, for: tenant).compactMap { try Self.override($0) }
    }

    /// Takes texts in place of the built-in ones. Throws ``MailError/templateInvalid(part:sentence:)``,
    /// ``MailError/localeInvalid`` and ``MailError/tooManyTemplates(limit:)``.
    package func put(
        _ text: MailTemplateText, for type: MailType, locale: String, of tenant: Tenant
    ) async throws -> MailTemplateOverride {
        let locale = try MailLocale(locale)
        _ = try MailTemplate(text, for: type)
        let rows = try await database.query(
            MailTemplateStatements.put, for: tenant,
            [
                .text(type.rawValue), .text(locale.text), .text(text.subject), .text(text.text), .text(text.html),
                .timestamp(clock.now()), .int8(Int64(Self.mostLocales)),
            ])
        guard !rows.isEmpty else { throw MailError.tooManyTemplates(limit: Self.mostLocales) }
        guard let override = try rows.first.flatMap({ try Self.override($0) }) else {
            throw PostgresError.decoding("the template was not returned")
        }
        return override
    }

    /// Goes back to the built-in texts. Throws ``MailError/templateNotFound``.
    package func delete(_ type: MailType, locale: String, of tenant: Tenant) async throws {
        let locale = try MailLocale(locale)
        let rows = try await database.query(
            MailTemplateStatements.delete, for: tenant, [.text(type.rawValue), .text(locale.text)])
        guard rows.first != nil else { throw MailError.templateNotFound }
    }

    /// What mail of the types says in the locale: the tenant's texts in it, in its language, in English, or the built-in.
    package func templates(
        for types: Set<MailType>, locale: String, of tenant: Tenant
    ) async throws -> [MailType: MailTemplate] {
        let wanted = (MailLocale(lenient: locale) ?? .english).alternatives + [MailLocale.english.text]
        let rows = try await database.query(
            MailTemplateStatements.find, for: tenant,
            [.texts(types.map(\.rawValue).sorted()), .texts(Array(Set(wanted)).sorted())])
        let written = try rows.compactMap { try Self.override($0) }
        var templates: [MailType: MailTemplate] = [:]
        for type in types {
            let own = wanted.lazy.compactMap { locale in written.first { $0.type == type && $0.locale == locale } }
            // What was valid when it was written may not be for this release.
            templates[type] =
                try own.first.flatMap { try? MailTemplate($0.text, for: type) }
                ?? MailTemplate(BuiltInTemplates.text(for: type), for: type)
        }
        return templates
    }

    /// Nil for a type that only another release knows.
    private static func override(_ row: Row) throws(PostgresError) -> MailTemplateOverride? {
        let (type, locale, subject, text, html, updatedAt) = try row.decode(
            String.self, String.self, String.self, String.self, String.self, Date.self)
        return MailType(rawValue: type).map { type in
            MailTemplateOverride(
                type: type, locale: locale, text: MailTemplateText(subject: subject, text: text, html: html),
                updatedAt: updatedAt)
        }
    }
}
