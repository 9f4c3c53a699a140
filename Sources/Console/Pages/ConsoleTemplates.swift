import Mustache

/// Every template of the console; the bytes are the files in `Templates`, put into the binary by the build.
enum ConsoleTemplates {
    static let sources: [(name: String, bytes: [UInt8])] = [
        ("configuration", PackageResources.configuration_mustache),
        ("configuration-fields", PackageResources.configuration_fields_mustache),
        ("configuration-new", PackageResources.configuration_new_mustache),
        ("configurations", PackageResources.configurations_mustache),
        ("error", PackageResources.error_mustache),
        ("guide", PackageResources.guide_mustache),
        ("layout", PackageResources.layout_mustache),
        ("light", PackageResources.light_mustache),
        ("link", PackageResources.link_mustache),
        ("overview", PackageResources.overview_mustache),
        ("plain", PackageResources.plain_mustache),
        ("sign-in", PackageResources.sign_in_mustache),
        ("token", PackageResources.token_mustache),
    ]

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
