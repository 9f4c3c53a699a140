import Mustache

/// Every template of the console; the bytes are the files in `Templates`, put into the binary by the build.
enum ConsoleTemplates {
    static let sources: [(name: String, bytes: [UInt8])] =
        [
            ("audit", PackageResources.audit_mustache),
            ("configuration", PackageResources.configuration_mustache),
            ("configuration-delete", PackageResources.configuration_delete_mustache),
            ("configuration-fields", PackageResources.configuration_fields_mustache),
            ("configuration-new", PackageResources.configuration_new_mustache),
            ("configurations", PackageResources.configurations_mustache),
            ("endpoint", PackageResources.endpoint_mustache),
            ("entries", PackageResources.entries_mustache),
            ("entry", PackageResources.entry_mustache),
            ("error", PackageResources.error_mustache),
            ("error-framed", PackageResources.error_framed_mustache),
            ("group", PackageResources.group_mustache),
            ("groups", PackageResources.groups_mustache),
            ("guard", PackageResources.guard_mustache),
            ("guide", PackageResources.guide_mustache),
            ("layout", PackageResources.layout_mustache),
            ("licence", PackageResources.licence_mustache),
            ("licences", PackageResources.licences_mustache),
            ("light", PackageResources.light_mustache),
            ("link", PackageResources.link_mustache),
            ("notifications", PackageResources.notifications_mustache),
            ("overview", PackageResources.overview_mustache),
            ("pager", PackageResources.pager_mustache),
            ("people", PackageResources.people_mustache),
            ("person", PackageResources.person_mustache),
            ("plain", PackageResources.plain_mustache),
            ("seats", PackageResources.seats_mustache),
            ("sign-in", PackageResources.sign_in_mustache),
            ("token", PackageResources.token_mustache),
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
