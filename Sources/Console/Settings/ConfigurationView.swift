/// One configuration: how it fares, how it is connected, its tokens and its settings.
struct ConfigurationView {
    let page: PageView
    let path: String
    let name: String
    let provider: String
    let isEnabled: Bool
    /// A token that was made just now.
    let secret: SecretView?
    let light: LightView
    let guide: GuideView
    let tokens: [TokenView]
    let hasTokens: Bool
    let form: ConfigurationFormView
    let tokenProblem: String?
}
