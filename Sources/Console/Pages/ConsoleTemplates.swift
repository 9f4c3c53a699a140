import Mustache

/// Every template of the console; the bytes are the files in `Templates`, put into the binary by the build.
enum ConsoleTemplates {
    static let sources: [(name: String, bytes: [UInt8])] =
        [
            ("audit", PackageResources.audit_mustache),
            ("clients", PackageResources.clients_mustache),
            ("configuration", PackageResources.configuration_mustache),
            ("configuration-delete", PackageResources.configuration_delete_mustache),
            ("configuration-fields", PackageResources.configuration_fields_mustache),
            ("configuration-new", PackageResources.configuration_new_mustache),
            ("configurations", PackageResources.configurations_mustache),
            ("confirmation", PackageResources.confirmation_mustache),
            ("contact", PackageResources.contact_mustache),
            ("contact-fields", PackageResources.contact_fields_mustache),
            ("contacts", PackageResources.contacts_mustache),
            ("days", PackageResources.days_mustache),
            ("delivery", PackageResources.delivery_mustache),
            ("delivery-rows", PackageResources.delivery_rows_mustache),
            ("endpoint", PackageResources.endpoint_mustache),
            ("endpoint-fields", PackageResources.endpoint_fields_mustache),
            ("endpoint-new", PackageResources.endpoint_new_mustache),
            ("entries", PackageResources.entries_mustache),
            ("entries-live", PackageResources.entries_live_mustache),
            ("entry", PackageResources.entry_mustache),
            ("entry-rows", PackageResources.entry_rows_mustache),
            ("error", PackageResources.error_mustache),
            ("error-framed", PackageResources.error_framed_mustache),
            ("group", PackageResources.group_mustache),
            ("groups", PackageResources.groups_mustache),
            ("guard", PackageResources.guard_mustache),
            ("guide", PackageResources.guide_mustache),
            ("history", PackageResources.history_mustache),
            ("history-rows", PackageResources.history_rows_mustache),
            ("layout", PackageResources.layout_mustache),
            ("licence", PackageResources.licence_mustache),
            ("licences", PackageResources.licences_mustache),
            ("light", PackageResources.light_mustache),
            ("link", PackageResources.link_mustache),
            ("mail", PackageResources.mail_mustache),
            ("mail-rows", PackageResources.mail_rows_mustache),
            ("notifications", PackageResources.notifications_mustache),
            ("overflow", PackageResources.overflow_mustache),
            ("overview", PackageResources.overview_mustache),
            ("pager", PackageResources.pager_mustache),
            ("paste", PackageResources.paste_mustache),
            ("people", PackageResources.people_mustache),
            ("person", PackageResources.person_mustache),
            ("plain", PackageResources.plain_mustache),
            ("rules", PackageResources.rules_mustache),
            ("seats", PackageResources.seats_mustache),
            ("secret", PackageResources.secret_mustache),
            ("sign-in", PackageResources.sign_in_mustache),
            ("template", PackageResources.template_mustache),
            ("templates", PackageResources.templates_mustache),
            ("under-way", PackageResources.under_way_mustache),
            ("users", PackageResources.users_mustache),
        ] + operatorSources

    /// The process can't serve a page that does not parse; a test parses all of them.
    static let library: MustacheLibrary = {
        var library = MustacheLibrary()
        for (name, bytes) in sources {
            do {
                try library.register(String(decoding: bytes, as: UTF8.self), named: name)
            } catch {
                preconditionFailure("The template \(name) does not parse: \(error)")
            }
        }
        return library
    }()
}
