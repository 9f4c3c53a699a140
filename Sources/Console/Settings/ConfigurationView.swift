/// One configuration: how it fares, how it is connected, its tokens and its settings.
struct ConfigurationView {
    /// A token that was made just now.
    struct Issued {
        let token: String
        let expiresAt: MomentView
    }

    let page: PageView
    let path: String
    let name: String
    let provider: String
    let isEnabled: Bool
    let issued: Issued?
    let light: LightView
    let guide: GuideView
    let tokens: [TokenView]
    let hasTokens: Bool
    let form: ConfigurationFormView
    let tokenProblem: String?
}
