/// The page on which a configuration is added.
struct NewConfigurationView {
    let page: PageView
    let form: ConfigurationFormView
}
