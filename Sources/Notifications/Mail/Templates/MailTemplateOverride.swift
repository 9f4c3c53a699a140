package import FoundationEssentials

/// A tenant's own texts for a type and a locale.
package struct MailTemplateOverride: Sendable, Hashable {
    package let type: MailType
    package let locale: String
    package let text: MailTemplateText
    package let updatedAt: Date
}
