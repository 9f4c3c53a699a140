/// One configuration: how it fares, how it is connected, its tokens, its OAuth clients and its settings.
struct ConfigurationView {
    let page: PageView
    let path: String
    let name: String
    let provider: String
    let isEnabled: Bool
    /// A token or a client's secret that was made just now.
    let secret: SecretView?
    let light: LightView
    let guide: GuideView
    let bearer: TokensView
    let oauth: ClientsView
    let form: ConfigurationFormView
}
